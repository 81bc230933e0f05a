import { startIngestionWorker } from '@egret/ingestion-worker';
import { type RunningQueryApi, startQueryApi } from '@egret/query-api';
import { type Clock, type Config, createLogger, createMetrics, type RunningService } from '@egret/runtime';
import { startScoringService } from '@egret/scoring-service';
import type { ReferenceReader, Sealing, Store } from '@egret/store';

export interface RunningEgret {
  readonly api: RunningQueryApi;
  readonly ingestion: RunningService;
  /** Starts scoring too; called once, when what is there should be scored. */
  startScoring(): Promise<RunningService>;
}

/**
 * Starts the services in this process, on one pool of connections, scoring only when it is asked for.
 * `ready` is asked by `/readyz`, `dropFolder` is watched for deliveries.
 */
export async function startServices(options: {
  readonly config: Config;
  readonly store: Store;
  readonly sealing: Sealing;
  readonly reference: ReferenceReader;
  readonly clock: Clock;
  readonly dropFolder: string | null;
  readonly ready: () => Promise<boolean>;
}): Promise<RunningEgret> {
  const { config, store, sealing, reference, clock, dropFolder, ready } = options;
  const metrics = createMetrics();
  const loggerOf = (service: string) => createLogger({ service, level: config.logLevel });
  const shared = { store, sealing, reference, clock, metrics };
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
    reference,
    databaseUrl,
    queue,
    dropFolder,
    logger: loggerOf('ingestion-worker'),
  });
  return {
    api,
    ingestion,
    startScoring: () =>
      startScoringService({ ...shared, reference, queue, logger: loggerOf('scoring-service') }),
  };
}
