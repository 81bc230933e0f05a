import {
  type CreditRecord,
  factContentOf,
  type Law,
  lawOf,
  type RecordEvent,
  type Standing,
  standingOf,
  useOf,
} from '@egret/domain';
import type { ReportInput, ReportSubject } from './report-input.ts';

/** A record as a report shows it: what its source said, where it stands, and what the law makes of it. */
export interface ShownRecord {
  readonly id: string;
  readonly record: CreditRecord;
  readonly events: readonly RecordEvent[];
  readonly standing: Standing;
  readonly law: Law;
}

/** The records of a subject, parted by whether this requester may see them. */
export interface VisibleRecords {
  readonly shown: readonly ShownRecord[];
  /** Records that another basis of access would show. */
  readonly withheld: readonly CreditRecord[];
}

/**
 * Parts the records decided by the day asked about into those that this requester may see and those that the law
 * withholds from them: shared ones are seen on duty, those for authorised queries only with the consent of the subject
 * or by the subject (domain `useOf`). What may be shown is a matter of the day of issue, whatever day is asked about:
 * a record repaired, annulled or out of time since then stays so.
 */
export function visibleRecords(
  subject: ReportSubject,
  { accessBasis, issuedOn, law: rules }: Pick<ReportInput, 'accessBasis' | 'issuedOn' | 'law'>,
): VisibleRecords {
  const authorised = accessBasis === 'consent' || accessBasis === 'self';
  const shown: ShownRecord[] = [];
  const withheld: CreditRecord[] = [];
  for (const { id, record, events } of subject.material.records) {
    const content = factContentOf(record);
    const use = useOf(content, events, subject, rules, issuedOn);
    if (!use.authorised) continue;
    if (!authorised && !use.shared) {
      withheld.push(record);
      continue;
    }
    const law = lawOf(content, subject.kind, rules, issuedOn);
    shown.push({ id, record, events, standing: standingOf(content, events, issuedOn), law });
  }
  return { shown, withheld };
}
