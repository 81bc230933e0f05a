import { type Label, publicityDays } from '@egret/domain';
import type { HeldRecord } from '@egret/store';
import type { ReportSubject } from './report-input.ts';

/**
 * What the subject can do about its record (信用状况提升建议): repair a penalty once its minimum publicity is
 * over, and keep what it promised.
 */
export function suggestions(subject: ReportSubject, shown: readonly HeldRecord[]): readonly Label[] {
  return shown.flatMap(({ record }): readonly Label[] => {
    if (record.kind === 'commitment' && record.details.fulfilment === 'pending') {
      return [
        {
          zh: `请按期履行承诺“${record.details.item}”。`,
          en: `Fulfil the commitment "${record.details.item}" in time.`,
        },
      ];
    }
    if (record.kind !== 'penalty' || record.status !== 'effective') return [];
    const days = publicityDays({
      ...record,
      subjectKind: subject.kind,
      penaltyKinds: record.details.penaltyKinds,
    });
    if (!days) return [];
    return [
      {
        zh: `${record.documentNumber}：履行完毕并纠正失信行为后，最短公示期于${days.minimumEndsOn}届满，此后可免费申请信用修复。`,
        en: `${record.documentNumber}: once fulfilled and corrected, repair can be applied for free of charge after ${days.minimumEndsOn}, the end of the minimum publicity.`,
      },
    ];
  });
}
