import {
  createLogger,
  createMetrics,
  readConfig,
  runUntilSignal,
  serveOperations,
  startOrExit,
} from '@egret/runtime';
import { loadReference } from '@egret/reference';
import {
  createReferenceReader,
  createSealing,
  isMigrated,
  openServiceStore,
  saveShippedReference,
} from '@egret/store';
import { startIngestionWorker } from './start.ts';

const config = await startOrExit(async () => readConfig(process.env));
const logger = createLogger({ service: 'ingestion-worker', level: config.logLevel });
const metrics = createMetrics();
const sealing = createSealing(config.keys);
const store = await startOrExit(() =>
  openServiceStore(
    {
      databaseUrl: config.databaseUrl,
      connections: config.connections,
      applicationName: 'egret ingestion-worker',
      onError: (error) => logger.warn({ err: error }, 'database connection'),
    },
    sealing,
  ),
);
// Whichever service of a release starts first brings its texts into the store; for the others they are there already.
await startOrExit(async () => saveShippedReference(store.db, await loadReference(config.profile)));
const worker = await startIngestionWorker({
  store,
  databaseUrl: config.databaseUrl,
  sealing,
  reference: createReferenceReader(store),
  queue: config.queue,
  logger,
  metrics,
  dropFolder: config.dropFolder,
});
const services = [store, worker];
if (config.operationsPort !== null) {
  const ready = () => isMigrated(store.db);
  const { host, operationsPort: port } = config;
  services.push(await serveOperations({ host, port, metrics, logger, ready }));
}
logger.info({ dropFolder: config.dropFolder }, 'started');
await runUntilSignal(services, logger);
