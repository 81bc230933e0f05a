import { setTimeout as sleep } from 'node:timers/promises';
import { logFailure } from './log-failure.ts';
import type { Logger } from './logger.ts';
import type { RunningService } from './service.ts';

/** How long the services have to finish after the first signal; what then still runs is cut off with the process. */
const drainMs = 8_000;

/**
 * Waits for SIGINT or SIGTERM, then closes the services, the last started first, and resolves when all are closed. A
 * second signal, or the end of the time they have, ends the process at once with status 1: the database rolls back what was
 * under way, and what was due stays due.
 */
export async function runUntilSignal(services: readonly RunningService[], logger: Logger): Promise<void> {
  await nextSignal(logger);
  if (!(await closeWithin(services, drainMs, (error) => logFailure(logger, error, 'closing failed')))) {
    forceExit('the time to close is over', logger);
  }
}

/**
 * Closes the services as `closeAll` does, for `withinMs` milliseconds at most, and returns whether all ended in time. The
 * others are left to end by themselves. Failures are told to `onError`.
 */
export async function closeWithin(
  services: readonly RunningService[],
  withinMs: number,
  onError: (error: unknown) => void,
): Promise<boolean> {
  const patience = new AbortController();
  const closed = closeAll(services)
    .catch(onError)
    .then(() => true);
  const late = sleep(withinMs, false, { signal: patience.signal }).catch(() => false);
  const inTime = await Promise.race([closed, late]);
  patience.abort();
  return inTime;
}

/** Closes the services one after another, the last started first. Throws `AggregateError` of all failures. */
export async function closeAll(services: readonly RunningService[]): Promise<void> {
  const failures: unknown[] = [];
  for (const service of services.toReversed()) {
    try {
      await service.close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'services failed to close');
}

async function nextSignal(logger: Logger): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    let seen = false;
    function onSignal(name: NodeJS.Signals): void {
      if (seen) forceExit(`second ${name}`, logger);
      seen = true;
      resolve(name);
    }
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
  logger.info({ signal }, 'closing');
}

function forceExit(reason: string, logger: Logger): never {
  logger.error({ reason }, 'ending at once');
  process.exit(1);
}
