import { categories, categoryOf } from '@egret/domain';
import type { Category } from '@egret/domain';

import type { Delivery } from './deliveries.ts';
import { outcomes } from './rows.ts';
import type { Outcome } from './rows.ts';

/** How many rows there are of each outcome; `read` is their sum. */
export type Counters = { readonly read: number } & Readonly<Record<Outcome, number>>;

/** What becomes of the rows of a category in a store that takes all deliveries in their order. */
export interface CategoryExpectation {
  readonly goodRows: number;
  /** Distinct entries held on the business date: records, registrations, enrolments. */
  readonly entries: number;
  readonly wrongRows: number;
  /** Wrong rows by what was done wrong. */
  readonly mistakes: Readonly<Record<string, number>>;
  readonly counters: Counters;
}

/** A row that must not reach the store, by its file and its place among the data rows, counted from 1. */
export interface WrongRow {
  readonly delivery: string;
  readonly row: number;
  readonly outcome: Outcome;
  readonly mistake: string;
  readonly codes: readonly string[];
}

/** What the sample must give, to be held against what the store holds. */
export interface Expectations {
  readonly synthetic: true;
  readonly seed: number;
  readonly deliveries: number;
  readonly total: Counters;
  readonly categories: Readonly<Record<Category, CategoryExpectation>>;
  readonly wrongRows: readonly WrongRow[];
}

function count(deliveries: readonly Delivery[]): Counters {
  const rows = deliveries.flatMap((delivery) => delivery.rows);
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, of(outcome)])) as Record<
    Outcome,
    number
  >;
  return { read: rows.length, ...counts };
}

function expectationOf(category: Category, deliveries: readonly Delivery[]): CategoryExpectation {
  const own = deliveries.filter(({ template }) => categoryOf(template) === category);
  const counters = count(own);
  const wrongRows = counters.quarantined + counters.rejected;
  const mistakes: Record<string, number> = {};
  for (const { mistake } of own.flatMap(({ rows }) => rows)) {
    if (mistake !== null) mistakes[mistake] = (mistakes[mistake] ?? 0) + 1;
  }
  return { goodRows: counters.read - wrongRows, entries: counters.inserted, wrongRows, mistakes, counters };
}

/** Counts what the deliveries must give. */
export function expectationsOf(seed: number, deliveries: readonly Delivery[]): Expectations {
  const wrongRows = deliveries.flatMap(({ month, file, rows }) =>
    rows.flatMap(({ outcome, mistake, codes }, index) =>
      mistake === null ? [] : [{ delivery: `${month}/${file}`, row: index + 1, outcome, mistake, codes }],
    ),
  );
  const byCategory = Object.fromEntries(
    categories.map((category) => [category, expectationOf(category, deliveries)]),
  ) as Record<Category, CategoryExpectation>;
  const total = count(deliveries);
  return { synthetic: true, seed, deliveries: deliveries.length, total, categories: byCategory, wrongRows };
}
