import { setTimeout as sleep } from 'node:timers/promises';
import { pullSource } from '@egret/ingestion-worker';
import { loadReference } from '@egret/reference';
import { type Config, createLogger, logFailure } from '@egret/runtime';
import {
  createReferenceReader,
  createSealing,
  type Db,
  dueSources,
  openServiceStore,
  openSourceConnections,
  runStatuses,
  type RunStatus,
  saveShippedReference,
} from '@egret/store';
import { type DataFolder, dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { say } from '../installation/say.ts';

const askEveryMs = 200;

/** The store of an installation, and a worker's means for a command that does not wait for one. */
export interface Ingestion extends AsyncDisposable {
  readonly folder: DataFolder;
  readonly config: Config;
  readonly db: Db;
  /** Whether this command started the installation's own database: then no worker runs beside it. */
  readonly isAlone: boolean;
  /**
   * Does what is due until each run of that delivery name has ended or waits for a person, and returns them. Throws what a
   * run waits for.
   */
  follow(delivery: string): Promise<readonly RunStatus[]>;
  /** Does everything that is due now, but what others do. Throws what a run waits for. */
  pullDue(): Promise<void>;
}

/** Opens the installation of `EGRET_DATA_DIR` or the database of `DATABASE_URL` for `npm run <command>`. Throws as `openEnvironment`. */
export async function openIngestion(command: string): Promise<Ingestion> {
  await using opened = new AsyncDisposableStack();
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  const { config, server } = await openEnvironment({ EGRET_LOG_LEVEL: 'silent', ...process.env }, folder, {
    attach: true,
    log: say,
  });
  opened.use(server);
  const { databaseUrl } = config;
  const logger = createLogger({ service: command, level: config.logLevel });
  const onError = (error: Error): void => logFailure(logger, error, 'database connection');
  const sealing = createSealing(config.keys);
  const store = opened.use(
    await openServiceStore(
      { databaseUrl, connections: 2, applicationName: `egret ${command}`, onError },
      sealing,
    ),
  );
  await saveShippedReference(store.db, await loadReference(config.profile));
  const sources = opened.use(openSourceConnections(databaseUrl, onError));
  const dependencies = { store, sources, sealing, reference: createReferenceReader(store), logger };
  const { db } = store;

  async function pullOnce(): Promise<number> {
    let taken = 0;
    for (const { sourceId } of await dueSources(db)) {
      taken += await pullSource(dependencies, sourceId, new AbortController().signal);
    }
    return taken;
  }

  const held = opened.move();
  return {
    ...{ folder, config, db, isAlone: server !== null },
    async follow(delivery) {
      for (;;) {
        const runs = await runStatuses(db, delivery);
        if (runs.every(isAtRest)) return runs;
        // Whatever else is due goes with it: a register that was delivered before must be in first. Where another
        // worker holds the source, it does this run too, and there is only its end to wait for.
        await pullOnce();
        await sleep(askEveryMs);
      }
    },
    async pullDue() {
      // What is done may let others follow.
      while ((await pullOnce()) > 0) continue;
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function isAtRest({ state, waitsFor }: RunStatus): boolean {
  return ['released', 'failed', 'held'].includes(state) || waitsFor !== null;
}
