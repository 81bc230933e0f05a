import type { LocalDate, Template } from '@egret/domain';

import { z } from 'zod';

import { readYaml } from './data.ts';
import { monthAfter, monthOf } from './days.ts';
import type { Month } from './days.ts';
import type { Party } from './businesses.ts';
import type { Random } from './prng.ts';

/** A row's cells by column title; a title that is missing is an empty cell. */
export type Cells = Readonly<Record<string, string>>;

/** What becomes of a row when it is taken into an empty store in the order of deliveries. */
export const outcomes = ['inserted', 'revised', 'withdrawn', 'unchanged', 'quarantined', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

/** One data row of one delivery. */
export interface SampleRow {
  readonly template: Template;
  /** Whom it is about. */
  readonly party: Party;
  /** The folder in which it is delivered. */
  readonly month: Month;
  /** Its place in the file: rows stand in the order of their dates. */
  readonly on: LocalDate;
  readonly cells: Cells;
  readonly outcome: Outcome;
  /** What was done wrong; null for a good row. */
  readonly mistake: string | null;
  /** The codes of the issues that it must be given, sorted; empty for a good row. */
  readonly codes: readonly string[];
  /** Part of a history that somebody is sent to look at: never spoiled, repeated or repaired at random. */
  readonly scripted: boolean;
}

/**
 * A good row about what happened on a day, delivered with its month. With `random` it may be late (迟报), as three in a
 * hundred of those are that nobody is sent to look at: delivered with the month after.
 */
export function goodRow(
  template: Template,
  { on, party, scripted }: Pick<SampleRow, 'on' | 'party' | 'scripted'>,
  cells: Cells,
  random?: Random,
): SampleRow {
  const late = random !== undefined && !scripted && random.chance(0.03);
  const month = monthAfter(monthOf(on), late ? 1 : 0);
  return { template, party, month, on, cells, outcome: 'inserted', mistake: null, codes: [], scripted };
}

/** A row once more, delivered with a later day on which something in it changed. */
export function changedRow(
  row: SampleRow,
  on: LocalDate,
  changes: Cells,
  outcome: Outcome = 'revised',
): SampleRow {
  return { ...row, month: monthOf(on), on, cells: { ...row.cells, ...changes }, outcome };
}

/** What a place may be filled with: text, a number, nothing, what reckons it, or by `{thing.part}` a part of a thing. */
type Values = Readonly<Record<string, unknown>>;

/** Puts values into a text's `{name}` places, null as nothing; throws `RangeError` where one is missing. */
export function fill(text: string, values: Values): string {
  return text.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => {
    let value: unknown = values;
    for (const step of path.split('.')) value = value === null ? null : (value as Values)[step];
    if (typeof value === 'function') value = value();
    if (value === null) return '';
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw new RangeError(`no value for {${path}}`);
  });
}

const patterns = readYaml('rows.yaml', z.record(z.string(), z.record(z.string(), z.string())));

/** The cells of a row as `data/rows.yaml` lays them down, its places filled. */
export function cellsOf(pattern: string, values: Values): Cells {
  const cells = Object.entries(patterns[pattern] ?? {});
  return Object.fromEntries(cells.map(([title, text]) => [title, fill(text, values)]));
}

/** Orders by date. Sorting is stable: what has the same date stays in the order in which it was made. */
export function byDate(a: { readonly on: LocalDate }, b: { readonly on: LocalDate }): number {
  if (a.on === b.on) return 0;
  return a.on < b.on ? -1 : 1;
}
