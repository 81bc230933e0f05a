import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalDate } from '@egret/domain';
import { openRunCounts, scoringIdle, type Store } from '@egret/store';
import type { Progress } from './progress.ts';

const askEveryMs = 200;
const sayEveryMs = 3_000;

/**
 * Waits until no delivery is due any more and every changed subject is scored, and says how far it is.
 * Ends early when `signal` aborts. `deliveries` is how many the worker must have noted first.
 */
export async function waitUntilLoaded(
  store: Store,
  asOf: LocalDate,
  deliveries: number,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  let saidAt = performance.now();
  for (;;) {
    const { known, open } = await openRunCounts(store.db);
    if (known >= deliveries && open === 0 && (await scoringIdle(store.db, asOf))) return;
    if (signal.aborted) return;
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
