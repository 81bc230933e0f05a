import {
  createLogger,
  createMetrics,
  readConfig,
  runUntilSignal,
  startOrExit,
  systemClock,
} from '@egret/runtime';
import { loadReference } from '@egret/reference';
import {
  activeModels,
  createReferenceReader,
  createSealing,
  openServiceStore,
  saveShippedReference,
} from '@egret/store';
import { startQueryApi } from './start.ts';

const config = await startOrExit(async () => readConfig(process.env));
const logger = createLogger({ service: 'query-api', level: config.logLevel });
const sealing = createSealing(config.keys);
const store = await startOrExit(() =>
  openServiceStore(
    {
      databaseUrl: config.databaseUrl,
      connections: config.connections,
      applicationName: 'egret query-api',
      onError: (error) => logger.warn({ err: error }, 'database connection'),
    },
    sealing,
  ),
);
// Whichever service of a release starts first brings its texts into the store; for the others they are there already.
await startOrExit(async () => saveShippedReference(store.db, await loadReference(config.profile)));
const reference = createReferenceReader(store);
const api = await startQueryApi({
  store,
  sealing,
  reference,
  clock: systemClock(config.businessDate),
  logger,
  metrics: createMetrics(),
  // Without an active score model no score could be read or brought up to date; without a profile no report issued.
  ready: async () =>
    (await activeModels(store.db)).length > 0 && (await reference.current()).issuers.length > 0,
  host: config.host,
  port: config.port,
});
logger.info({ url: api.url }, 'listening');
await runUntilSignal([store, api], logger);
