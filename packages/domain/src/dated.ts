import type { LocalDate } from './local-date.ts';

/** Something that holds from one day to another, both inclusive; without an end it still holds. */
export interface Dated {
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
}

/** Whether something dated holds on a day. */
export function isInForce(dated: Dated, on: LocalDate): boolean {
  return dated.activeFrom <= on && (dated.activeTo === null || on <= dated.activeTo);
}

/** The first of the rules that holds on a day, or null where none does. */
export function ruleInForce<T extends Dated>(rules: readonly T[], on: LocalDate): T | null {
  return rules.find((rule) => isInForce(rule, on)) ?? null;
}
