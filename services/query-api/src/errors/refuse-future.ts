import type { LocalDate } from '@egret/domain';
import { type Clock, shanghaiDate } from '@egret/runtime';
import { unprocessable } from './api-error.ts';

/**
 * Refuses (422) a date later than today, given with the JSON pointer to it. A business date that is
 * set ahead of the real day moves this limit along.
 */
export function refuseFuture(clock: Clock, date: LocalDate | null | undefined, pointer: string): void {
  const today = shanghaiDate(clock.now());
  const business = clock.businessDate();
  refuseAfter(today > business ? today : business, date, pointer);
}

/** Refuses (422) a date after `latest`, given with the JSON pointer to it. */
export function refuseAfter(latest: LocalDate, date: LocalDate | null | undefined, pointer: string): void {
  if (!date || date <= latest) return;
  throw unprocessable([
    {
      pointer,
      code: 'future-date',
      expected: `<= ${latest}`,
      received: date,
      zh: `日期不得晚于${latest}`,
      en: `The date must not be after ${latest}`,
    },
  ]);
}
