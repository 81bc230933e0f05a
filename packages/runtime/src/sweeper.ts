import { logFailure } from './log-failure.ts';
import type { Logger } from './logger.ts';
import { type RunningService, runningService } from './service.ts';

/** Looks into the tables again and again for what is due. */
export interface Sweeper extends RunningService {
  /** Looks now; where a round is under way, once more after it. */
  sweepNow(): void;
}

/**
 * Runs `sweep` at once and then `everyMs` milliseconds after each round ended, never two at a time. A
 * round that fails is logged, and the next one comes as usual: what is due stands in tables.
 */
export function startSweeper(options: {
  readonly name: string;
  readonly everyMs: number;
  readonly sweep: (signal: AbortSignal) => Promise<void>;
  readonly logger: Logger;
}): Sweeper {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    try {
      await options.sweep(abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) logFailure(options.logger, error, 'sweep failed', { sweeper: options.name });
    }
  }

  function start(): void {
    clearTimeout(timer);
    if (abort.signal.aborted) return;
    if (round) {
      again = true;
      return;
    }
    round = run().then(() => {
      round = undefined;
      if (again) {
        again = false;
        start();
      } else if (!abort.signal.aborted) {
        timer = setTimeout(start, options.everyMs);
      }
    });
  }

  start();
  const service = runningService(async () => {
    abort.abort();
    clearTimeout(timer);
    await round;
  });
  return { ...service, sweepNow: start };
}
