import { categories, categoryOf } from '@egret/domain';
import type { Category } from '@egret/domain';

import type { Delivery } from './deliveries.ts';
import { outcomes } from './rows.ts';
import type { Outcome } from './rows.ts';

/** How many rows there are of each outcome; `read` is their sum. */
export type Counters = { readonly read: number } & Readonly<Record<Outcome, number>>;

/** A row that must not reach the store, by its file and its place among the data rows, counted from 1. */
export interface WrongRow {
  readonly delivery: string;
  readonly row: number;
  readonly outcome: Outcome;
  readonly mistake: string;
  readonly codes: readonly string[];
}

/** What the sample must give, to be held against what a store holds that takes all deliveries in their order. */
export interface Expectations {
  readonly synthetic: true;
  readonly seed: number;
  readonly deliveries: number;
  readonly total: Counters;
  /** What is inserted are the distinct entries of a category: records, registrations, enrolments. */
  readonly categories: Readonly<Record<Category, Counters>>;
  readonly wrongRows: readonly WrongRow[];
}

function count(deliveries: readonly Delivery[]): Counters {
  const rows = deliveries.flatMap((delivery) => delivery.rows);
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const counts = outcomes.map((outcome) => [outcome, of(outcome)]);
  return { read: rows.length, ...(Object.fromEntries(counts) as Record<Outcome, number>) };
}

/** Counts what the deliveries must give. */
export function expectationsOf(seed: number, deliveries: readonly Delivery[]): Expectations {
  const wrongRows = deliveries.flatMap(({ month, file, rows }) =>
    rows.flatMap(({ outcome, mistake, codes }, index) =>
      mistake === null ? [] : [{ delivery: `${month}/${file}`, row: index + 1, outcome, mistake, codes }],
    ),
  );
  const byCategory = Object.fromEntries(
    categories.map((category) => [
      category,
      count(deliveries.filter(({ template }) => categoryOf(template) === category)),
    ]),
  ) as Record<Category, Counters>;
  const total = count(deliveries);
  return { synthetic: true, seed, deliveries: deliveries.length, total, categories: byCategory, wrongRows };
}
