import type { EmbeddedPostgres } from '@egret/embedded';
import { type Clock, type Config, knownFailure, type RunningService, systemClock } from '@egret/runtime';
import { loadReference } from '@egret/reference';
import {
  createReferenceReader,
  createSealing,
  openServiceStore,
  openStore,
  type ReferenceReader,
  saveShippedReference,
  type Sealing,
  type Store,
} from '@egret/store';
import type { DataFolder } from '../installation/data-folder.ts';
import { ensureDemoClients } from './demo-clients.ts';
import { demoClientList } from './demo-client-list.ts';
import { firstCalls } from './first-calls.ts';
import { loadSample } from './load-sample.ts';
import { createPersist } from './persist.ts';
import type { Progress } from './progress.ts';
import { ensureSample } from './sample.ts';
import { startServices } from './services.ts';
import { aborted } from './stop-signal.ts';

/** What a start runs on. `running` takes what must be closed in the end, in the order of its start. */
export interface StartContext {
  readonly config: Config;
  /** The migrations that ran before. */
  readonly migrations: readonly string[];
  readonly progress: Progress;
  readonly stop: AbortSignal;
  readonly running: RunningService[];
}

/** A connection lost in between is made anew; a database that is away, or another than meant, is said soon. */
const openingTries = 3;

/** Says which migrations ran, opens the store, and keeps what the software and the district's profile say. */
async function openMigrated({ config, migrations, progress, stop, running }: StartContext): Promise<{
  readonly store: Store;
  readonly apiStore: Store;
  readonly sealing: Sealing;
  readonly reference: ReferenceReader;
  readonly clock: Clock;
}> {
  if (migrations.length > 0) {
    progress.say(`已执行 ${migrations.length} 个迁移`, `${migrations.length} migrations have run`);
  }
  const sealing = createSealing(config.keys);
  const { databaseUrl, connections } = config;
  const onError = (error: Error): void => progress.warn(knownFailure(error) ?? error.message);
  const persist = createPersist(null, stop, openingTries);
  const store = await persist(() =>
    openServiceStore({ databaseUrl, connections, applicationName: 'egret', onError }, sealing),
  );
  const apiStore = openStore({
    ...{ databaseUrl, connections, applicationName: 'egret query-api', use: 'api', onError },
  });
  running.push(store, apiStore);
  await persist(async () => saveShippedReference(store.db, await loadReference(config.profile)));
  const reference = createReferenceReader(store);
  return { store, apiStore, sealing, reference, clock: systemClock(config.businessDate) };
}

/** Runs all services on another's database or for another district's profile, without the sample, until `stop` aborts. */
export async function serveDatabase(context: StartContext): Promise<void> {
  const { config, progress, stop, running } = context;
  const opened = await openMigrated(context);
  const services = await startServices({
    config,
    ...opened,
    dropFolder: config.dropFolder,
    ready: () => Promise.resolve(true),
    onFailure: (sentence) => progress.warn(sentence),
  });
  running.push(services.api, services.ingestion, await services.startScoring());
  progress.say(`接口已启动 ${services.api.url}`, 'the API listens');
  await aborted(stop);
}

/**
 * Runs all services on the installation's own database with the sample district: generates it where it is
 * missing, sees it ingested and scored, prints what there is and what to try, and serves until `stop`
 * aborts; with `exit`, ends once all is loaded.
 */
export async function serveSample(
  context: StartContext,
  folder: DataFolder,
  server: EmbeddedPostgres,
  options: { readonly exit: boolean },
): Promise<void> {
  const { config, progress, stop, running } = context;
  const opened = await openMigrated(context);
  if (stop.aborted) return;
  await ensureSample(folder.sample, progress);
  if (stop.aborted) return;
  const persist = createPersist(progress, stop);
  const clients = await persist(async () => {
    const { perks } = await opened.reference.current();
    return ensureDemoClients(opened.store.db, folder.demoClients, demoClientList, perks);
  });
  let loaded = false;
  const services = await startServices({
    config,
    ...opened,
    dropFolder: folder.sample,
    ready: () => Promise.resolve(loaded),
    onFailure: (sentence) => progress.warn(sentence),
  });
  running.push(services.api, services.ingestion);
  const { url } = services.api;
  progress.say(`接口已启动 ${url}`, 'the API listens; /readyz is 503 until all is loaded');

  const startScoring = async (): Promise<void> => {
    running.push(await services.startScoring());
  };
  const load = { ...opened, folder, clients, startScoring, progress, persist, signal: stop };
  const subjects = await loadSample(load);
  if (subjects === null) return;
  loaded = true;
  const date = opened.clock.businessDate();
  progress.say(`就绪，业务日期 ${date}`, `ready, business date ${date}`);
  await persist(() => server.releaseLog());
  if (options.exit) return;
  for (const line of firstCalls(url, folder, subjects)) progress.line(line);
  progress.line(
    `\n在浏览器中打开 ${url}/ 查看接口文档 · open ${url}/ in a browser for the API's documentation`,
  );
  progress.line('Ctrl-C 停止 stops');
  await aborted(stop);
}
