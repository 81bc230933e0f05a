import type { LocalDate } from '@egret/domain';
import type { Clock } from '@egret/runtime';
import { unprocessable } from './api-error.ts';

/**
 * Refuses (422) a day of the world later than the business date, given with the JSON pointer to it. The business date is
 * today, wherever it stands: what an answer says of a day after it would be a guess.
 */
export function refuseFuture(clock: Clock, date: LocalDate | null | undefined, pointer: string): void {
  const today = clock.businessDate();
  if (!date || date <= today) return;
  throw unprocessable([
    {
      pointer,
      code: 'future-date',
      expected: `<= ${today}`,
      received: date,
      zh: `日期不得晚于业务日期（${today}）`,
      en: `The date must not be after the business date (${today})`,
    },
  ]);
}
