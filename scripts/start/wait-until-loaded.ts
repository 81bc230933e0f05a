import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalDate } from '@egret/domain';
import { openRunCounts, scoringIdle, type Store } from '@egret/store';
import type { Persist } from './persist.ts';
import type { Progress } from './progress.ts';

const askEveryMs = 100;
const sayEveryMs = 3_000;

/**
 * Waits until no delivery is due any more, and says how far it is. Ends early when `signal` aborts.
 * `deliveries` is how many the worker must have noted first.
 */
export async function waitUntilIngested(
  store: Store,
  deliveries: number,
  progress: Progress,
  persist: Persist,
  signal: AbortSignal,
): Promise<void> {
  let saidAt = performance.now();
  while (!signal.aborted) {
    const { known, open } = await persist(() => openRunCounts(store.db));
    if (known >= deliveries && open === 0) return;
    if (performance.now() - saidAt >= sayEveryMs) {
      progress.say(
        `已归集 ${known - open} / ${deliveries} 个文件`,
        `${known - open} of ${deliveries} files are in`,
      );
      saidAt = performance.now();
    }
    await sleep(askEveryMs);
  }
}

/** Waits until every subject that changed is scored as of a day. Ends early when `signal` aborts. */
export async function waitUntilScored(
  store: Store,
  asOf: LocalDate,
  persist: Persist,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && !(await persist(() => scoringIdle(store.db, asOf)))) await sleep(askEveryMs);
}
