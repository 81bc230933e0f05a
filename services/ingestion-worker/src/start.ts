import {
  logFailure,
  type Logger,
  type Metrics,
  openQueue,
  type QueueConnection,
  type RunningService,
  runningService,
  startSweeper,
} from '@egret/runtime';
import {
  dueSources,
  openSourceConnections,
  type ReferenceReader,
  registerDeliveries,
  type Sealing,
  type Store,
} from '@egret/store';
import { readDropFolder } from './connectors/drop-folder.ts';
import { pullSource } from './pull-source.ts';
import { reopenFailed } from './reopen-failed.ts';

export interface IngestionDependencies {
  readonly store: Store;
  /** For the connections of their own on which sources are held. */
  readonly databaseUrl: string;
  readonly sealing: Sealing;
  readonly reference: ReferenceReader;
  readonly queue: QueueConnection;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Folder in which departments' deliveries appear; null where none is watched. */
  readonly dropFolder: string | null;
}

/** Sources pulled at the same time by one worker. */
const concurrency = 2;
const sweepEveryMs = 2_000;

/**
 * Starts the ingestion worker: every few seconds it notes new deliveries and nudges the sources that are
 * due; nudged sources are pulled. Closing ends the delivery under way at its next chunk.
 */
export async function startIngestionWorker(dependencies: IngestionDependencies): Promise<RunningService> {
  const { store, logger, metrics, dropFolder } = dependencies;
  const queue = await openQueue<{ sourceId: string }>('ingest', { connection: dependencies.queue, logger });
  const sources = openSourceConnections(dependencies.databaseUrl, (error) => {
    logFailure(logger, error, 'source connection');
  });
  const failedManifests = metrics.counter('egret_manifest_errors_total', 'Manifests that could not be read');
  const seen = new Set<string>();

  async function noteDeliveries(folder: string): Promise<void> {
    const found = await readDropFolder(folder, seen, (error) => {
      failedManifests.inc();
      logger.error({ err: error }, 'manifest not understood');
    });
    for (const { folder: name, deliveries } of found) {
      await registerDeliveries(store.db, deliveries);
      seen.add(name);
    }
  }

  async function nudgeDueSources(signal: AbortSignal): Promise<void> {
    for (const due of await dueSources(store.db)) {
      if (signal.aborted) return;
      await queue.nudge('pull-source', { sourceId: due.sourceId }, due.nudge);
    }
  }

  const sweeper = startSweeper({
    name: 'ingest',
    everyMs: sweepEveryMs,
    logger,
    async sweep(signal) {
      try {
        if (dropFolder !== null) await noteDeliveries(dropFolder);
      } finally {
        // What is noted already does not wait for a folder that cannot be read.
        await reopenFailed(store);
        await nudgeDueSources(signal);
      }
    },
  });
  queue.work(
    async ({ sourceId }, signal) => {
      const taken = await pullSource({ ...dependencies, sources }, sourceId, signal);
      // A register that is in lets other deliveries follow at once. A source that another worker holds does
      // not: it would be nudged again and again until that worker is done.
      if (taken > 0) sweeper.sweepNow();
    },
    { concurrency },
  );

  return runningService(async () => {
    await sweeper.close();
    await queue.close();
    await sources[Symbol.asyncDispose]();
  });
}
