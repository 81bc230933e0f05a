import { type Config, readConfig } from './config.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { serveOperations } from './operations.ts';
import { runProgram } from './run-program.ts';
import { closeAll, runUntilSignal } from './run-until-signal.ts';
import type { RunningService } from './service.ts';

/** What a service is started with. */
export interface ServiceContext {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Takes what must be closed in the end, in the order of its start. */
  readonly running: RunningService[];
  /** Serves health and metrics where `EGRET_OPERATIONS_PORT` is set: of services without an API. */
  serveOperations(ready: () => Promise<boolean>): Promise<void>;
}

/**
 * The whole life of a service as a process of its own: reads its configuration, starts it, runs it until a signal, and
 * closes what runs. A failure at the start ends it with status 1 and is told as `runProgram` says.
 */
export async function runService(
  name: string,
  start: (context: ServiceContext) => Promise<void>,
): Promise<void> {
  await runProgram(async () => {
    const config = readConfig(process.env);
    const logger = createLogger({ service: name, level: config.logLevel });
    const metrics = createMetrics();
    const running: RunningService[] = [];
    try {
      await start({
        config,
        logger,
        metrics,
        running,
        async serveOperations(ready) {
          const { host, operationsPort: port } = config;
          if (port !== null) running.push(await serveOperations({ host, port, metrics, logger, ready }));
        },
      });
    } catch (error) {
      await closeAll(running);
      throw error;
    }
    logger.info('started');
    await runUntilSignal(running, logger);
  });
}
