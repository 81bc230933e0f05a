import {
  factContentOf,
  type Law,
  lawOf,
  type RecordEvent,
  type CreditRecord,
  type Standing,
  standingOf,
  useOf,
} from '@egret/domain';
import type { ReportInput, ReportSubject } from './report-input.ts';

/** A record as a report shows it: what its source said, where it stands on the day, and what the law makes of it. */
export interface ShownRecord {
  readonly id: string;
  readonly record: CreditRecord;
  readonly events: readonly RecordEvent[];
  readonly standing: Standing;
  readonly law: Law;
}

/**
 * The records of a subject that this requester may see on that day: shared ones on duty, those for
 * authorised queries only with the consent of the subject or by the subject (domain `useOf`).
 */
export function shownRecords(
  subject: ReportSubject,
  { accessBasis, asOf, law: rules }: Pick<ReportInput, 'accessBasis' | 'asOf' | 'law'>,
): readonly ShownRecord[] {
  const authorised = accessBasis === 'consent' || accessBasis === 'self';
  return subject.material.records.flatMap(({ id, record, events }): readonly ShownRecord[] => {
    const content = factContentOf(record);
    const use = useOf(content, events, subject, rules, asOf);
    if (!(authorised ? use.authorised : use.shared)) return [];
    const law = lawOf(content, subject.kind, rules, asOf);
    return [{ id, record, events, standing: standingOf(content, events, asOf), law }];
  });
}
