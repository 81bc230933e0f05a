import type { RecordEventKind, StatedEvent } from '../events.ts';
import type { LocalDate } from '../local-date.ts';
import type { Field } from '../mappings/mapping.ts';
import { standardOf } from '../mappings/standard.ts';
import type { OtherKind } from '../records.ts';
import type { RecordKind } from '../vocabulary.ts';
import { checkOrder, checkPast, readDate, readWord } from './read-cell.ts';
import type { Row } from './row.ts';
import { report, titleOf } from './row.ts';
import { statusWords } from './status-words.ts';
import type { StatusWord } from './status-words.ts';

/**
 * What a row says has happened to its record: 当前状态, with 撤销日期 or 状态变更日期 where the layout has them, and
 * 信用修复日期. A status that names no day holds from the day of delivery on. That a record is in effect (1, 有效) is no
 * event: it does not bring back what was annulled, because a month delivered again says the same.
 */
export function readEvents(
  row: Row,
  kind: RecordKind | OtherKind,
  decidedOn: LocalDate | null,
): readonly StatedEvent[] {
  const status = readStatus(row, kind);
  const changedOn = readDay(row, 'statusOn', decidedOn);
  const annulledOn = readDay(row, 'annulledOn', decidedOn);
  const repairedOn = readDay(row, 'repairedOn', decidedOn);
  const events: StatedEvent[] = [];
  if (annulledOn !== null && status !== 'annulled') {
    const params = { status: titleOf(row.template, 'status') };
    report(row, 'annulledOn', { code: 'annulled-without-status', params }, annulledOn);
  }
  if (status !== null && status !== 'effective') {
    events.push(eventOn(status, annulledOn ?? changedOn ?? row.context.deliveredOn));
  }
  if (repairedOn !== null) events.push(eventOn('repaired', repairedOn));
  return events;
}

/** An event of the record's own authority, without a document of its own. */
export function eventOn(kind: RecordEventKind, effectiveOn: LocalDate): StatedEvent {
  return { kind, effectiveOn, authority: null, documentNumber: null };
}

function readStatus(row: Row, kind: RecordKind | OtherKind): StatusWord | null {
  const text = row.draft.status;
  if (!text) return null;
  const standard = standardOf(row.draft);
  if (standard === 'unclear' && /^\d+$/.test(text)) {
    report(row, 'status', { code: 'status-unclear', params: {} });
    return null;
  }
  return readWord(row, 'status', statusWords(kind, standard));
}

/** A day on which something happened to the record: not before its decision, not after the delivery. */
function readDay(row: Row, field: Field, decidedOn: LocalDate | null): LocalDate | null {
  const date = readDate(row, field);
  if (date === null || !checkPast(row, field, date)) return null;
  checkOrder(row, { field: 'decidedOn', date: decidedOn }, { field, date });
  return date;
}
