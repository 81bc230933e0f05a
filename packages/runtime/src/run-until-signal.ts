import type { Logger } from './logger.ts';
import type { RunningService } from './service.ts';

/** How long the services have to finish after the first signal; then the process ends itself. */
const graceMs = 20_000;

/**
 * Waits for SIGINT or SIGTERM, then closes the services, the last started first, and resolves when all are closed. A
 * second signal, or the end of the grace time, ends the process at once with status 1. Failures at closing are thrown
 * together as one `AggregateError`.
 */
export async function runUntilSignal(services: readonly RunningService[], logger: Logger): Promise<void> {
  await nextSignal(logger);
  await closeAll(services);
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
      setTimeout(() => forceExit('the grace time is over', logger), graceMs).unref();
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
