import { loadReference } from '@egret/reference';
import { logFailure, runService, systemClock } from '@egret/runtime';
import {
  activeModels,
  createReferenceReader,
  createSealing,
  openServiceStore,
  saveShippedReference,
} from '@egret/store';
import { startQueryApi } from './start.ts';

await runService('query-api', async ({ config, logger, metrics, running }) => {
  const { databaseUrl, connections, host, port } = config;
  const sealing = createSealing(config.keys);
  const store = await openServiceStore(
    {
      ...{ databaseUrl, connections, applicationName: 'egret query-api', use: 'api' },
      onError: (error) => logFailure(logger, error, 'database connection'),
    },
    sealing,
  );
  running.push(store);
  // Whichever service of a release starts first brings its texts into the store; for the others they are there already.
  await saveShippedReference(store.db, await loadReference(config.profile));
  const reference = createReferenceReader(store);
  const clock = systemClock(config.businessDate);
  // Without an active score model no score could be read or brought up to date; without a profile no report issued.
  const ready = async (): Promise<boolean> =>
    (await activeModels(store.db)).length > 0 && (await reference.current()).issuers.length > 0;
  const api = await startQueryApi({ store, sealing, reference, clock, logger, metrics, ready, host, port });
  running.push(api);
  logger.info({ url: api.url }, 'listening');
});
