import { startIngestionWorker } from '@egret/ingestion-worker';
import { type RunningQueryApi, startQueryApi } from '@egret/query-api';
import {
  type Clock,
  type Config,
  createLogger,
  createMetrics,
  type Logger,
  type RunningService,
  tellFailures,
} from '@egret/runtime';
import { startScoringService } from '@egret/scoring-service';
import type { ReferenceReader, Sealing, Store } from '@egret/store';

export interface RunningEgret {
  readonly api: RunningQueryApi;
  readonly ingestion: RunningService;
  /** Starts scoring too; called once, when what is there should be scored. */
  startScoring(): Promise<RunningService>;
}

/**
 * Starts the services in this process, scoring only when it is asked for. `ready` is asked by `/readyz`, `dropFolder` is
 * watched for deliveries; `onFailure` is told, instead of the log, the sentences of known failures after which they go on.
 */
export async function startServices(options: {
  readonly config: Config;
  readonly store: Store;
  /** The API's own connections: it waits for no load, and its statements are short. */
  readonly apiStore: Store;
  readonly sealing: Sealing;
  readonly reference: ReferenceReader;
  readonly clock: Clock;
  readonly dropFolder: string | null;
  readonly ready: () => Promise<boolean>;
  readonly onFailure?: (sentence: string) => void;
}): Promise<RunningEgret> {
  const { config, store, apiStore, sealing, reference, clock, dropFolder, ready, onFailure } = options;
  const metrics = createMetrics();
  const loggerOf = (service: string): Logger => {
    const logger = createLogger({ service, level: config.logLevel });
    if (onFailure !== undefined) tellFailures(logger, onFailure);
    return logger;
  };
  const shared = { store, sealing, reference, clock, metrics };
  const { databaseUrl, queue } = config;
  const api = await startQueryApi({
    ...shared,
    store: apiStore,
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
