import type { LocalDate, Template } from '@egret/domain';

import { monthAfter, monthOf } from './days.ts';
import type { Month } from './days.ts';
import type { Random } from './prng.ts';

/** A row's cells by column title; a title that is missing is an empty cell. */
export type Cells = Readonly<Record<string, string>>;

/** What becomes of a row when it is taken into an empty store in the order of deliveries. */
export const outcomes = ['inserted', 'revised', 'withdrawn', 'unchanged', 'quarantined', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

/** One data row of one delivery. */
export interface SampleRow {
  readonly template: Template;
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

/** A good row, delivered with its month or, being late (迟报), with the one after it. */
export function goodRow(
  template: Template,
  on: LocalDate,
  cells: Cells,
  options: { readonly scripted: boolean; readonly late: boolean },
): SampleRow {
  const month = options.late ? monthAfter(monthOf(on), 1) : monthOf(on);
  const { scripted } = options;
  return { template, month, on, cells, outcome: 'inserted', mistake: null, codes: [], scripted };
}

/** The share of rows that departments deliver a month late. */
export function isLate(random: Random): boolean {
  return random.chance(0.03);
}

/** Counts document numbers up within a department's prefix and year. */
export function createNumbering(): (prefix: string, year: string) => number {
  const last = new Map<string, number>();
  return (prefix, year) => {
    const next = (last.get(prefix + year) ?? 0) + 1;
    last.set(prefix + year, next);
    return next;
  };
}

/** Puts values into a text's `{name}` places; throws where one is missing. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for {${name}}`);
    return value;
  });
}

/** Orders by date. Sorting is stable: what has the same date stays in the order in which it was made. */
export function byDate(a: { readonly on: LocalDate }, b: { readonly on: LocalDate }): number {
  if (a.on === b.on) return 0;
  return a.on < b.on ? -1 : 1;
}
