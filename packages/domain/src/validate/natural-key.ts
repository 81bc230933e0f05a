import type { CreditRecord } from '../records.ts';

/**
 * The part of a record's natural key beside kind, subject and authority: of a licence its number and the day of
 * the decision, because a renewal keeps the number; of all others the document number, which of a public
 * service is the case number and of a commitment says kind, item and day.
 */
export function naturalKey(record: CreditRecord): string {
  return record.kind === 'licence' ? `${record.documentNumber}/${record.decidedOn}` : record.documentNumber;
}
