import { rm } from 'node:fs/promises';
import { removeEmbeddedPostgres } from '@egret/embedded';
import { closeAll, ConfigError, type RunningService, runningService, systemClock } from '@egret/runtime';
import { createSealing, migrate, openStore } from '@egret/store';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { ensureDemoClients } from './demo-clients.ts';
import { demoClientList } from './demo-client-list.ts';
import { firstCalls } from './first-calls.ts';
import { loadSample } from './load-sample.ts';
import { readOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { ensureSample } from './sample.ts';
import { startServices } from './services.ts';
import { stopSignal } from './stop-signal.ts';

const progress = createProgress();
const stop = stopSignal(progress);
const running: RunningService[] = [];
try {
  await start();
} catch (error) {
  // The message of a configuration error is all that an operator needs; a stack would hide it.
  progress.line(
    error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error),
  );
  process.exitCode = 1;
} finally {
  await closeAll(running);
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  const log = (message: string): void => progress.line(message);
  if (options.fresh) {
    await removeEmbeddedPostgres(folder.postgres);
    await rm(folder.path, { recursive: true, force: true });
  }
  const { config, server } = await openEnvironment(process.env, folder, { attach: false, log });
  if (server !== null) running.push(runningService(() => server.stop()));
  progress.say('数据库已启动', 'the database is up');

  const migrations = await migrate(config.databaseUrl);
  if (migrations.length > 0)
    progress.say(`已执行 ${migrations.length} 个迁移`, `${migrations.length} migrations have run`);
  const store = openStore({
    databaseUrl: config.databaseUrl,
    connections: config.connections,
    applicationName: 'egret',
    onError: (error) => progress.line(`database connection: ${error.message}`),
  });
  running.push(store);
  const sealing = createSealing(config.keys);
  const clock = systemClock(config.businessDate);
  // The sample belongs to the installation that brings its own database; another's is left as it is.
  const withSample = server !== null;
  if (withSample) await ensureSample(folder.sample, progress);
  const clients = withSample ? await ensureDemoClients(store.db, folder.demoClients, demoClientList) : null;

  let loaded = !withSample;
  const egret = await startServices({
    config,
    store,
    sealing,
    clock,
    dropFolder: withSample ? folder.sample : config.dropFolder,
    ready: () => Promise.resolve(loaded),
  });
  running.push(egret.api, egret.ingestion);
  const startScoring = async (): Promise<void> => {
    running.push(await egret.startScoring());
  };
  progress.say(`接口已启动 ${egret.api.url}`, `the API listens, /readyz is 503 until all is loaded`);

  if (clients !== null) {
    const subjects = await loadSample({
      store,
      sealing,
      clock,
      folder,
      clients,
      startScoring,
      progress,
      signal: stop,
    });
    if (subjects === null) return;
    loaded = true;
    progress.say('就绪', `ready, business date ${clock.businessDate()}`);
    if (!options.exit) for (const line of firstCalls(egret.api.url, folder, subjects)) progress.line(line);
  }
  if (clients === null) await startScoring();
  if (options.exit || stop.aborted) return;
  progress.line(`\n接口 API ${egret.api.url}/v1 · 文档 docs ${egret.api.url}/docs · Ctrl-C 停止 stops`);
  await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
}
