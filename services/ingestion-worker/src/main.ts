import { createLogger, createMetrics, readConfig, runUntilSignal } from '@egret/runtime';
import { createSealing, migrate, openStore } from '@egret/store';
import { startIngestionWorker } from './start.ts';

const config = readConfig(process.env);
const logger = createLogger({ service: 'ingestion-worker', level: config.logLevel });
await migrate(config.databaseUrl);
const store = openStore({
  databaseUrl: config.databaseUrl,
  connections: config.connections,
  applicationName: 'egret ingestion-worker',
  onError: (error) => logger.warn({ err: error }, 'database connection'),
});
const worker = await startIngestionWorker({
  store,
  databaseUrl: config.databaseUrl,
  sealing: createSealing(config.keys),
  queue: config.queue,
  logger,
  metrics: createMetrics(),
  dropFolder: config.dropFolder,
});
logger.info({ dropFolder: config.dropFolder }, 'started');
await runUntilSignal([store, worker], logger);
