import type { Dated } from '../dated.ts';
import { ruleInForce } from '../dated.ts';
import type { Label } from '../labels/label.ts';
import type { LocalDate } from '../local-date.ts';

export const thresholdUnits = ['working-days', 'days', 'months', 'years', 'fen', 'count', 'percent'] as const;
export type ThresholdUnit = (typeof thresholdUnits)[number];

/** A time limit or another number that law or the place sets, between two dates. */
export interface Threshold extends Dated {
  readonly id: string;
  readonly version: number;
  readonly name: Label;
  readonly value: number;
  readonly unit: ThresholdUnit;
  readonly legalBasis: string;
}

/** The threshold of an id that holds on a day, or null where none does. */
export function thresholdOn(thresholds: readonly Threshold[], id: string, on: LocalDate): Threshold | null {
  return ruleInForce(
    thresholds.filter((one) => one.id === id),
    on,
  );
}
