import type { LocalDate } from '@egret/domain';
import { DomainError } from '@egret/domain';

import type { ScoreModel } from './schema.ts';

/**
 * The id of the tier of so many points: the highest one whose lowest score they reach. Throws `DomainError` `no-tier` for
 * points below the range of the model.
 */
export function tierOf(model: ScoreModel, points: number): string {
  const reached = model.tiers.findLast((tier) => points >= tier.minPoints);
  if (reached === undefined) throw new DomainError('no-tier', `no tier of ${model.id} for ${points} points`);
  return reached.id;
}

/**
 * What a tier is called on a day, in Chinese and English, or what stands in its place without a score; null where the
 * model has no such tier, or none of its labels holds on that day.
 */
export function tierLabel(model: ScoreModel, tier: string, on: LocalDate): { zh: string; en: string } | null {
  const unrated =
    tier === 'not-rated' ? model.notRated : tier === 'insufficient-data' ? model.insufficientData : null;
  if (unrated !== null) return { zh: unrated.zh, en: unrated.en };
  const labels = model.tiers.find((each) => each.id === tier)?.labels;
  const label = labels?.find((each) => each.from <= on && (each.to === null || on <= each.to));
  return label ? { zh: label.zh, en: label.en } : null;
}
