import type { LocalDate } from '../local-date.ts';
import type { RecordStatus } from '../vocabulary.ts';
import { checkOrder, checkPast, readDate, readWord } from './read-cell.ts';
import { olderStatusWords, statusWords } from './record-words.ts';
import type { Row } from './row.ts';

/** Where a record stands and, of a repaired one, since when. */
export interface Standing {
  readonly status: RecordStatus;
  readonly repairedOn: LocalDate | null;
}

/**
 * Reads 当前状态 and 信用修复日期. A withdrawal goes before a repair; without either the record is in effect. Columns
 * that only the standard of 2015 has (审批类别, 处罚名称) tell that its numbers for 当前状态 are meant.
 */
export function readStanding(row: Row, decidedOn: LocalDate | null): Standing {
  const older = row.draft.approvalKind !== undefined || row.draft.caseName !== undefined;
  const status = readWord(row, 'status', older ? olderStatusWords : statusWords) ?? 'effective';
  const repairedOn = readDate(row, 'repairedOn');
  if (repairedOn !== null && checkPast(row, 'repairedOn', repairedOn)) {
    checkOrder(row, { field: 'decidedOn', date: decidedOn }, { field: 'repairedOn', date: repairedOn });
  }
  if (status === 'withdrawn') return { status, repairedOn: null };
  return repairedOn === null ? { status: 'effective', repairedOn } : { status: 'repaired', repairedOn };
}
