import {
  disclosureOf,
  hasInternalList,
  type Label,
  type RecordKind,
  type ReportSection,
  type SectionState,
  sectionNotes,
} from '@egret/domain';
import type { ReportInput, ReportSubject } from './report-input.ts';

/** The kinds of record that a section shows. */
const recordKindsOf: Partial<Readonly<Record<ReportSection, readonly RecordKind[]>>> = {
  administration: ['licence', 'penalty'],
  honour: ['other'],
  commitment: ['commitment'],
  judgment: ['other'],
  local: ['public-service'],
};

/** What is known of a section before its state is decided. */
export interface SectionFacts {
  /** How many records and notes it shows. */
  readonly count: number;
  readonly hasSource: boolean;
  /** Why something of it is kept back from this requester, whatever is held (`keepsBack`). */
  readonly keptBack: Label | null;
  /** Whether something that is held is kept back. */
  readonly withholds: boolean;
  readonly underVerification: boolean;
}

/** Decides what a report says of a section, and the notes that explain it. */
export function decideState(
  id: ReportSection,
  { count, hasSource, keptBack, withholds, underVerification }: SectionFacts,
): { readonly state: SectionState; readonly notes: readonly Label[] } {
  // That something is held is said only where the rule alone does not explain what is missing.
  const why = keptBack ?? (withholds ? sectionNotes['partly-withheld'] : null);
  if (count > 0) {
    const doubt = underVerification ? [sectionNotes['perhaps-incomplete']] : [];
    return { state: 'held', notes: why === null ? doubt : [...doubt, why] };
  }
  if (why !== null) return { state: 'withheld', notes: [why] };
  // Advice is the platform's own: there is none, whoever the subject is.
  if (id === 'suggestion') return { state: 'none', notes: [sectionNotes['no-suggestion']] };
  if (!hasSource) return { state: 'not-collected', notes: [sectionNotes['not-collected']] };
  if (underVerification) return { state: 'under-verification', notes: [sectionNotes['under-verification']] };
  return { state: 'none', notes: [sectionNotes[id === 'evaluation' ? 'no-evaluation' : 'none']] };
}

/**
 * Why something of a section is kept back from this requester, whatever is held; null where nothing is: what may be
 * queried with the subject's authorisation only, a person's score always, and lists that only guide supervision.
 */
export function keepsBack(
  id: ReportSection,
  subject: Pick<ReportSubject, 'kind'>,
  question: Pick<ReportInput, 'accessBasis' | 'law' | 'lists' | 'issuedOn'>,
): Label | null {
  const { accessBasis, law, lists, issuedOn } = question;
  if (id === 'evaluation') {
    return subject.kind === 'natural-person' ? sectionNotes['no-score-of-persons'] : null;
  }
  if (id === 'other') {
    const internal = hasInternalList(lists.listDefinitions, 'key-attention', issuedOn);
    return internal ? sectionNotes['internal-list'] : null;
  }
  if (accessBasis === 'consent' || accessBasis === 'self') return null;
  const unstated = { decidedOn: issuedOn, disclosureStated: null };
  const authorisedOnly = (recordKindsOf[id] ?? []).some(
    (kind) => disclosureOf({ kind, ...unstated }, subject.kind, law).value === 'authorised',
  );
  return authorisedOnly ? sectionNotes.withheld : null;
}
