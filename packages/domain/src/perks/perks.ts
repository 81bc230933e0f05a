import type { Dated } from '../dated.ts';
import type { Label } from '../labels/label.ts';

/** How often a person may use a perk in a calendar day, month or year of Shanghai. */
export interface PerkQuota {
  readonly count: number;
  readonly per: 'day' | 'month' | 'year';
}

/** When a perk is available: days of the week 1 (Monday) to 7, from one time of day to before another, `HH:MM`. */
export interface PerkPeriod {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** What a perk (信易+) requires between two dates. A perk only opens a door: it never denies a statutory service. */
export interface Perk extends Dated {
  readonly id: string;
  readonly version: number;
  readonly zh: string;
  readonly en: string;
  /** What whoever is eligible gets. */
  readonly benefit: Label;
  /** Points of the person's score; null where enrolment alone is enough. */
  readonly minimumScore: number | null;
  /** True where no public source names the threshold and ours stands in for it. */
  readonly assumed: boolean;
  readonly quota: PerkQuota | null;
  readonly period: PerkPeriod | null;
  readonly legalBasis: string;
  readonly source: string;
}
