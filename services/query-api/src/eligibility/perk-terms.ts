import { isWithinPeriod, type LocalDate, type Perk, perkInForce, quotaPeriodStart } from '@egret/domain';
import { shanghaiDate } from '@egret/runtime';
import type { PerkTerms } from '@egret/store';

/** UTC+8, without summer time since 1991. */
const shanghaiOffsetMs = 8 * 3_600_000;

/**
 * A perk's terms for a check at the instant `now`. The rule is the one in force on `asOf`; its hours and its
 * quota are counted by the clock of Shanghai, because that is when the person stands at the counter.
 */
export function perkTerms(id: string, asOf: LocalDate, now: Date, table: readonly Perk[]): PerkTerms {
  const perk = perkInForce(id, asOf, table);
  if (!perk) return { perk: id, active: false, withinPeriod: false, minimumScore: null, quota: null };
  const today = shanghaiDate(now);
  const time = new Date(now.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16);
  const { quota } = perk;
  return {
    perk: id,
    active: true,
    withinPeriod: isWithinPeriod(perk.period, today, time),
    minimumScore: perk.minimumScore,
    quota: quota && { count: quota.count, periodStart: quotaPeriodStart(quota, today) },
  };
}
