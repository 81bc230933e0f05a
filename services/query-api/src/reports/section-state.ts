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
  /** Whether something of it is kept back from this requester: by rule for everybody, or something that is held. */
  readonly withholds: boolean;
  readonly underVerification: boolean;
}

/** Decides what a report says of a section, and the notes that explain it. */
export function decideState(
  id: ReportSection,
  { count, hasSource, withholds, underVerification }: SectionFacts,
): { readonly state: SectionState; readonly notes: readonly Label[] } {
  if (count > 0) return { state: 'held', notes: withholds ? [sectionNotes['partly-withheld']] : [] };
  if (withholds) return { state: 'withheld', notes: [sectionNotes.withheld] };
  if (!hasSource) {
    const why = id === 'evaluation' ? 'evaluation-of-the-day' : 'not-collected';
    return { state: 'not-collected', notes: [sectionNotes[why]] };
  }
  // Advice is the platform's own: there is none, whoever the subject is.
  if (underVerification && id !== 'suggestion') {
    return { state: 'under-verification', notes: [sectionNotes['under-verification']] };
  }
  return { state: 'none', notes: [sectionNotes[id === 'suggestion' ? 'no-suggestion' : 'none']] };
}

/**
 * Whether the law keeps something of a section back from this requester, whatever is held: what may be queried with the
 * subject's authorisation only, a person's score always, and lists that only guide supervision.
 */
export function keepsBack(
  id: ReportSection,
  subject: Pick<ReportSubject, 'kind'>,
  question: Pick<ReportInput, 'accessBasis' | 'law' | 'lists' | 'issuedOn'>,
): boolean {
  const { accessBasis, law, lists, issuedOn } = question;
  if (id === 'evaluation') return subject.kind === 'natural-person';
  if (id === 'other') return hasInternalList(lists.listDefinitions, 'key-attention', issuedOn);
  if (accessBasis === 'consent' || accessBasis === 'self') return false;
  const unstated = { decidedOn: issuedOn, disclosureStated: null };
  return (recordKindsOf[id] ?? []).some(
    (kind) => disclosureOf({ kind, ...unstated }, subject.kind, law).value === 'authorised',
  );
}
