import type { CreditRecord, Label, LocalDate, PublicityDays } from '@egret/domain';
import type { ShownRecord } from './shown-records.ts';

/**
 * What the subject can do about its record (信用状况提升建议): keep what it promised, see to it that a fulfilment is
 * reported, and have a penalty repaired that is still shown, once its minimum publicity is over.
 */
export function suggestions(shown: readonly ShownRecord[], today: LocalDate): readonly Label[] {
  return shown.flatMap(({ record, standing, law: { publicity } }): readonly Label[] => {
    if (record.kind === 'commitment') {
      const { item, fulfilment } = record.details;
      return fulfilment === 'pending' ? [onCommitment(item, record.validTo, today)] : [];
    }
    if (record.kind !== 'penalty' || standing.repairedOn !== null || publicity === null) return [];
    if (publicity.until !== null && publicity.until < today) return [];
    return [onPenalty(record, publicity, today)];
  });
}

/** A commitment that is reported as pending though its last day is over may have been kept: nobody has said so yet. */
function onCommitment(item: string, validTo: LocalDate | null, today: LocalDate): Label {
  if (validTo === null || today <= validTo) {
    return { zh: `请按期履行承诺“${item}”。`, en: `Fulfil the commitment "${item}" in time.` };
  }
  return {
    zh: `承诺“${item}”的期限已于${validTo}届满，履行结果尚未报送：未履行的请尽快履行，已履行的可请受理单位报送。`,
    en: `The commitment "${item}" ended on ${validTo} and no outcome has been reported: fulfil it soon, or ask the authority that accepted it to report the fulfilment.`,
  };
}

/** What the rules exclude from repair is not told from the fields of a penalty, so the advice leaves room for it. */
function onPenalty(
  { documentNumber }: Pick<CreditRecord, 'documentNumber'>,
  { minimumUntil }: Pick<PublicityDays, 'minimumUntil'>,
  today: LocalDate,
): Label {
  const [zh, en] =
    minimumUntil < today
      ? [`最短公示期已于${minimumUntil}届满`, `the minimum publicity ended on ${minimumUntil}`]
      : [`最短公示期至${minimumUntil}`, `the minimum publicity ends on ${minimumUntil}`];
  return {
    zh: `${documentNumber}：${zh}；期满且履行完毕、纠正失信行为后，可免费申请信用修复，依规定不予修复的除外。`,
    en: `${documentNumber}: ${en}; once it is over and the penalty fulfilled and corrected, repair can be applied for free of charge, unless the rules exclude it.`,
  };
}
