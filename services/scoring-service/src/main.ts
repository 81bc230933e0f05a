import {
  createLogger,
  createMetrics,
  readConfig,
  runUntilSignal,
  serveOperations,
  startOrExit,
  systemClock,
} from '@egret/runtime';
import { loadReference } from '@egret/reference';
import {
  createReferenceReader,
  createSealing,
  isMigrated,
  openServiceStore,
  saveShippedReference,
} from '@egret/store';
import { startScoringService } from './start.ts';

const config = await startOrExit(async () => readConfig(process.env));
const logger = createLogger({ service: 'scoring-service', level: config.logLevel });
const metrics = createMetrics();
const sealing = createSealing(config.keys);
const store = await startOrExit(() =>
  openServiceStore(
    {
      databaseUrl: config.databaseUrl,
      connections: config.connections,
      applicationName: 'egret scoring-service',
      onError: (error) => logger.warn({ err: error }, 'database connection'),
    },
    sealing,
  ),
);
const clock = systemClock(config.businessDate);
// Whichever service of a release starts first brings its texts into the store; for the others they are there already.
await startOrExit(async () => saveShippedReference(store.db, await loadReference(config.profile)));
const reference = createReferenceReader(store);
const { queue } = config;
const service = await startScoringService({ store, sealing, reference, queue, clock, logger, metrics });
const services = [store, service];
if (config.operationsPort !== null) {
  const ready = () => isMigrated(store.db);
  const { host, operationsPort: port } = config;
  services.push(await serveOperations({ host, port, metrics, logger, ready }));
}
logger.info('started');
await runUntilSignal(services, logger);
