import { amountsIn } from '../normalise/amount-cell.ts';
import type { Field } from '../mappings/mapping.ts';
import type { PenaltyKind } from '../records.ts';
import { readAmount } from './read-cell.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';

/** The amounts of a penalty in fen; null where there is none. */
export interface PenaltyAmounts {
  readonly fineFen: number | null;
  readonly confiscatedFen: number | null;
}

/**
 * An amount of 10,000,000 yuan or more that the text of the decision does not state is taken for one in the wrong
 * unit. Our setting: a real one of that size is stated.
 */
const statedFrom = 10_000_000_00;

/**
 * Reads the fine and what was confiscated. A penalty with 罚款 needs an amount above nothing. An amount whose
 * column is in 10,000 yuan must not be in yuan: the content (处罚内容) tells which it is.
 */
export function readAmounts(row: Row, kinds: readonly PenaltyKind[], content: string | null): PenaltyAmounts {
  const before = row.issues.length;
  const fineFen = readAmount(row, 'fine', 'fineYuan');
  if (kinds.includes('fine') && row.issues.length === before && (fineFen === null || fineFen === 0)) {
    report(row, 'fine', { code: 'fine-required', params: {} });
  }
  const confiscatedFen = readAmount(row, 'confiscated', 'confiscatedYuan');
  if (content !== null && (fineFen !== null || confiscatedFen !== null)) {
    const stated = amountsIn(content);
    checkUnit(row, 'fine', fineFen, stated);
    checkUnit(row, 'confiscated', confiscatedFen, stated);
  }
  return {
    fineFen: fineFen === 0 ? null : fineFen,
    confiscatedFen: confiscatedFen === 0 ? null : confiscatedFen,
  };
}

function checkUnit(row: Row, field: Field, fen: number | null, stated: readonly number[]): void {
  const text = row.draft[field];
  if (!text || fen === null || fen === 0 || stated.includes(fen)) return;
  // The same figure read as yuan.
  if (stated.includes(fen / 10_000) || fen >= statedFrom) {
    report(row, field, { code: 'amount-unit', params: {} });
  }
}
