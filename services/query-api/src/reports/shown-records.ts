import { isRepaired, useOf } from '@egret/domain';
import type { HeldRecord } from '@egret/store';
import type { ReportInput, ReportSubject } from './report-input.ts';

/**
 * The records of a subject that this requester may see on that day: shared ones on duty, those for
 * authorised queries only with the consent of the subject or by the subject (domain `useOf`). A repair that
 * lies behind the day has not happened yet.
 */
export function shownRecords(
  subject: ReportSubject,
  { accessBasis, asOf }: Pick<ReportInput, 'accessBasis' | 'asOf'>,
): readonly HeldRecord[] {
  const authorised = accessBasis === 'consent' || accessBasis === 'self';
  return subject.material.records
    .filter(({ record }) => {
      const use = useOf({ ...record, subjectKind: subject.kind, minorUntil: subject.minorUntil }, asOf);
      return authorised ? use.authorised : use.shared;
    })
    .map((held) => (isRepaired(held.record, asOf) ? held : unrepaired(held)));
}

function unrepaired(held: HeldRecord): HeldRecord {
  if (held.record.status !== 'repaired') return held;
  return { ...held, record: { ...held.record, status: 'effective', repairedOn: null } };
}
