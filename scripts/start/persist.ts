import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable, knownFailure } from '@egret/runtime';
import type { Progress } from './progress.ts';

const tryAgainAfterMs = 500;

/** Does a step that may be done again, for as long as only the database's being away, busy or full keeps it from succeeding. */
export type Persist = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * Steps of a start that outlive a lost connection. Says what is in the way, where there is `progress`. A step's failure is thrown where trying again
 * would not help, once `signal` aborts, and after `tries` of them.
 */
export function createPersist(progress: Progress | null, signal: AbortSignal, tries = Infinity): Persist {
  return async (step) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await step();
      } catch (error) {
        if (attempt >= tries || signal.aborted || !isUnavailable(error)) throw error;
        progress?.warn(`${knownFailure(error) ?? String(error)}；正在重试 · trying again`);
      }
      // Aborted meanwhile: the next attempt ends it.
      await sleep(tryAgainAfterMs, undefined, { signal }).catch(() => undefined);
    }
  };
}
