import { createLogger, createMetrics, readConfig, runUntilSignal, systemClock } from '@egret/runtime';
import { createSealing, migrate, openStore } from '@egret/store';
import { startScoringService } from './start.ts';

const config = readConfig(process.env);
const logger = createLogger({ service: 'scoring-service', level: config.logLevel });
await migrate(config.databaseUrl);
const store = openStore({
  databaseUrl: config.databaseUrl,
  connections: config.connections,
  applicationName: 'egret scoring-service',
  onError: (error) => logger.warn({ err: error }, 'database connection'),
});
const service = await startScoringService({
  store,
  sealing: createSealing(config.keys),
  queue: config.queue,
  clock: systemClock(config.businessDate),
  logger,
  metrics: createMetrics(),
});
logger.info('started');
await runUntilSignal([store, service], logger);
