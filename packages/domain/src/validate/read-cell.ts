import { holdsCitizenNumber } from '../identity/personal-numbers.ts';
import { parseAmountCell } from '../normalise/amount-cell.ts';
import type { AmountUnit } from '../normalise/amount-cell.ts';
import { parseDateCell } from '../normalise/date-cell.ts';
import { maskPersonalNumbers } from '../mask.ts';
import { earliestDay } from '../date-bounds.ts';
import type { LocalDate } from '../local-date.ts';
import type { Field } from '../mappings/mapping.ts';
import type { Row } from './row.ts';
import { report, titleOf } from './row.ts';

/** Longest texts, of names and numbers and of everything else (发改办财金〔2018〕424号: C200, C4000 to 5000). */
const shortText = 200;
const longText = 5000;

function readBounded(row: Row, field: Field, limit: number): string | null {
  const text = row.draft[field];
  if (text === null || text === undefined) return null;
  if (text.length > limit) {
    report(row, field, { code: 'too-long', params: { length: text.length, limit } }, null);
    return null;
  }
  if (text.includes('\uFFFD')) {
    report(row, field, { code: 'undecodable', params: {} });
    return null;
  }
  return text;
}

/** A name or number, of at most 200 characters. */
export function readName(row: Row, field: Field): string | null {
  return readBounded(row, field, shortText);
}

/**
 * A name or number that refers to something else than a person (an authority, an agreement, a legal form): of at most
 * 200 characters and kept as it came, so that no citizen number may stand in it, in whatever disguise.
 */
export function readReference(row: Row, field: Field): string | null {
  const text = readName(row, field);
  if (text === null || !holdsCitizenNumber(text)) return text;
  report(row, field, { code: 'holds-personal-number', params: {} });
  return null;
}

/** Free text of at most 5000 characters, persons' numbers in it masked. */
export function readText(row: Row, field: Field): string | null {
  const text = readBounded(row, field, longText);
  return text === null ? null : maskPersonalNumbers(text);
}

/**
 * A date cell that may be empty or say that there is none, both null; `long-term` where `longTerm` may be
 * said there.
 */
export function readEnd(row: Row, field: Field): LocalDate | 'long-term' | null {
  const text = row.draft[field];
  if (text === null || text === undefined) return null;
  const cell = parseDateCell(text);
  switch (cell) {
    case 'none':
      return null;
    case 'impossible':
      report(row, field, { code: 'impossible-date', params: {} });
      return null;
    case 'serial':
      report(row, field, { code: 'date-serial-number', params: {} });
      return null;
    case 'malformed':
      report(row, field, { code: 'malformed-date', params: {} });
      return null;
    default:
      return cell;
  }
}

/** A date that may be missing but, where it is said, is a day. */
export function readDate(row: Row, field: Field): LocalDate | null {
  const date = readEnd(row, field);
  if (date !== 'long-term') return date;
  report(row, field, { code: 'day-required', params: {} });
  return null;
}

/** A day on which something was decided: there must be one, not before `earliestDay` nor after the day of delivery. */
export function readDecisionDate(row: Row, field: Field): LocalDate | null {
  const date = readPastDate(row, field);
  if (date === null || date >= earliestDay) return date;
  report(row, field, { code: 'too-early', params: { on: earliestDay } }, date);
  return null;
}

/** A day on which something happened: there must be one, not after the day of delivery. */
export function readPastDate(row: Row, field: Field): LocalDate | null {
  const before = row.issues.length;
  const date = readDate(row, field);
  if (date === null) {
    // 1900-1-1 and the like say that there is no date; an empty cell has been reported already.
    if (row.draft[field] && row.issues.length === before) {
      report(row, field, { code: 'required', params: {} });
    }
    return null;
  }
  return checkPast(row, field, date) ? date : null;
}

/** Reports a date that lies after the day of delivery. */
export function checkPast(row: Row, field: Field, date: LocalDate): boolean {
  if (date <= row.context.deliveredOn) return true;
  report(row, field, { code: 'after-delivery', params: { on: row.context.deliveredOn } }, date);
  return false;
}

/** Reports where `later` lies before `earlier`; says nothing where either is missing or has no end. */
export function checkOrder(
  row: Row,
  earlier: { readonly field: Field; readonly date: LocalDate | null },
  later: { readonly field: Field; readonly date: LocalDate | 'long-term' | null },
): void {
  if (earlier.date === null || later.date === null || later.date === 'long-term') return;
  if (later.date >= earlier.date) return;
  const params = { earlier: titleOf(row.template, earlier.field), on: earlier.date };
  report(row, later.field, { code: 'order', params }, later.date);
}

/** An amount in fen, of the column in 10,000 yuan or else of the one in yuan; null where both are empty. */
export function readAmount(row: Row, tenThousandYuan: Field, yuan: Field): number | null {
  return readAmountIn(row, tenThousandYuan, 'ten-thousand-yuan') ?? readAmountIn(row, yuan, 'yuan');
}

function readAmountIn(row: Row, field: Field, unit: AmountUnit): number | null {
  const text = row.draft[field];
  if (text === null || text === undefined) return null;
  const fen = parseAmountCell(text, unit);
  if (fen !== null) return fen;
  report(row, field, { code: 'malformed-amount', params: { unit } });
  return null;
}

/** The vocabulary's word for a cell's, null where the cell is empty or its word unknown (an issue). */
export function readWord<Word>(row: Row, field: Field, words: ReadonlyMap<string, Word>): Word | null {
  const text = row.draft[field];
  if (text === null || text === undefined) return null;
  const word = words.get(text);
  if (word !== undefined) return word;
  report(row, field, { code: 'unknown-value', params: { known: [...words.keys()] } });
  return null;
}
