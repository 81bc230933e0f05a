import { startIngestionWorker } from '@egret/ingestion-worker';
import { type RunningQueryApi, startQueryApi } from '@egret/query-api';
import { type Clock, type Config, createLogger, createMetrics, type RunningService } from '@egret/runtime';
import { startScoringService } from '@egret/scoring-service';
import type { Sealing, Store } from '@egret/store';

export interface RunningEgret {
  /** In the order of their start. */
  readonly services: readonly RunningService[];
  readonly api: RunningQueryApi;
}

/**
 * Starts all services in this process, on one pool of connections. `ready` is asked by `/readyz`,
 * `dropFolder` is watched for deliveries.
 */
export async function startServices(options: {
  readonly config: Config;
  readonly store: Store;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly dropFolder: string | null;
  readonly ready: () => Promise<boolean>;
}): Promise<RunningEgret> {
  const { config, store, sealing, clock, dropFolder, ready } = options;
  const metrics = createMetrics();
  const loggerOf = (service: string) => createLogger({ service, level: config.logLevel });
  const shared = { store, sealing, clock, metrics };
  const { databaseUrl, queue } = config;
  const api = await startQueryApi({
    ...shared,
    logger: loggerOf('query-api'),
    ready,
    host: config.host,
    port: config.port,
  });
  const ingestion = await startIngestionWorker({
    ...shared,
    databaseUrl,
    queue,
    dropFolder,
    logger: loggerOf('ingestion-worker'),
  });
  const scoring = await startScoringService({ ...shared, queue, logger: loggerOf('scoring-service') });
  return { services: [api, ingestion, scoring], api };
}
