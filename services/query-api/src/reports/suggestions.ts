import type { Label, LocalDate } from '@egret/domain';
import type { ShownRecord } from './shown-records.ts';

/**
 * What the subject can do about its record (信用状况提升建议): repair a penalty that is still shown, once its minimum
 * publicity is over, and keep what it promised.
 */
export function suggestions(shown: readonly ShownRecord[], asOf: LocalDate): readonly Label[] {
  return shown.flatMap(({ record, standing, law: { publicity } }): readonly Label[] => {
    if (record.kind === 'commitment' && record.details.fulfilment === 'pending') {
      return [
        {
          zh: `请按期履行承诺“${record.details.item}”。`,
          en: `Fulfil the commitment "${record.details.item}" in time.`,
        },
      ];
    }
    if (record.kind !== 'penalty' || standing.repairedOn !== null || publicity === null) return [];
    if (publicity.until !== null && publicity.until < asOf) return [];
    return [
      {
        zh: `${record.documentNumber}：履行完毕并纠正失信行为后，最短公示期于${publicity.minimumUntil}届满，此后可免费申请信用修复。`,
        en: `${record.documentNumber}: once fulfilled and corrected, repair can be applied for free of charge after ${publicity.minimumUntil}, the end of the minimum publicity.`,
      },
    ];
  });
}
