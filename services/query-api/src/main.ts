import {
  createLogger,
  createMetrics,
  readConfig,
  runUntilSignal,
  startOrExit,
  systemClock,
} from '@egret/runtime';
import { activeModels, createSealing, migrate, openServiceStore } from '@egret/store';
import { startQueryApi } from './start.ts';

const config = await startOrExit(async () => readConfig(process.env));
const logger = createLogger({ service: 'query-api', level: config.logLevel });
await migrate(config.databaseUrl);
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
const api = await startQueryApi({
  store,
  sealing,
  clock: systemClock(config.businessDate),
  logger,
  metrics: createMetrics(),
  // Without an active score model no score could be read or brought up to date.
  ready: async () => (await activeModels(store.db)).length > 0,
  host: config.host,
  port: config.port,
});
logger.info({ url: api.url }, 'listening');
await runUntilSignal([store, api], logger);
