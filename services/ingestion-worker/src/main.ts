import { loadReference } from '@egret/reference';
import { logFailure, runService } from '@egret/runtime';
import {
  createReferenceReader,
  createSealing,
  isMigrated,
  openServiceStore,
  saveShippedReference,
} from '@egret/store';
import { startIngestionWorker } from './start.ts';

await runService('ingestion-worker', async ({ config, logger, metrics, running, serveOperations }) => {
  const { databaseUrl, connections, dropFolder, queue } = config;
  const sealing = createSealing(config.keys);
  const store = await openServiceStore(
    {
      ...{ databaseUrl, connections, applicationName: 'egret ingestion-worker', use: 'work' },
      onError: (error) => logFailure(logger, error, 'database connection'),
    },
    sealing,
  );
  running.push(store);
  // Whichever service of a release starts first brings its texts into the store; for the others they are there already.
  await saveShippedReference(store.db, await loadReference(config.profile));
  const reference = createReferenceReader(store);
  running.push(
    await startIngestionWorker({
      ...{ store, databaseUrl, sealing, reference, queue, logger, metrics, dropFolder },
    }),
  );
  await serveOperations(() => isMigrated(store.db));
});
