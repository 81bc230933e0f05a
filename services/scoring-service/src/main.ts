import { loadReference } from '@egret/reference';
import { logFailure, runService, systemClock } from '@egret/runtime';
import {
  createReferenceReader,
  createSealing,
  isMigrated,
  openServiceStore,
  saveShippedReference,
} from '@egret/store';
import { startScoringService } from './start.ts';

await runService('scoring-service', async ({ config, logger, metrics, running, serveOperations }) => {
  const { databaseUrl, connections, queue } = config;
  const sealing = createSealing(config.keys);
  const store = await openServiceStore(
    {
      ...{ databaseUrl, connections, applicationName: 'egret scoring-service', use: 'work' },
      onError: (error) => logFailure(logger, error, 'database connection'),
    },
    sealing,
  );
  running.push(store);
  // Whichever service of a release starts first brings its texts into the store; for the others they are there already.
  await saveShippedReference(store.db, await loadReference(config.profile));
  const reference = createReferenceReader(store);
  const clock = systemClock(config.businessDate);
  running.push(await startScoringService({ store, sealing, reference, queue, clock, logger, metrics }));
  await serveOperations(() => isMigrated(store.db));
});
