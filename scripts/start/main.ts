import { rm } from 'node:fs/promises';
import { AlreadyRunningError, removeEmbeddedPostgres } from '@egret/embedded';
import { closeAll, isForOperator, type RunningService, runningService } from '@egret/runtime';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { serveDatabase, serveSample } from './egret.ts';
import { readOptions, UsageError } from './options.ts';
import { createProgress } from './progress.ts';
import { stopOnSignal } from './stop-signal.ts';

const progress = createProgress();
const stop = new AbortController();
const running: RunningService[] = [];
let databaseLost = false;
try {
  await start();
  if (databaseLost) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  // Where the database ended, whatever fails afterwards is no news.
  if (!databaseLost) progress.line(describe(error));
} finally {
  await closeAll(running);
}

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  if (options.fresh) {
    if (process.env.DATABASE_URL !== undefined) {
      throw new UsageError('--fresh 只用于自带数据库 · --fresh is not for a database named in DATABASE_URL');
    }
    await removeEmbeddedPostgres(folder.postgres);
    await rm(folder.path, { recursive: true, force: true });
  }
  stopOnSignal(stop, progress);
  const log = (message: string): void => progress.line(message);
  const environment = await openEnvironment(process.env, folder, { attach: false, log });
  const { config, server, isSample, migrations } = environment;
  const context = { config, migrations, progress, stop: stop.signal, running };
  if (server === null) return serveDatabase(context);

  running.push(runningService(() => server.stop()));
  progress.say('数据库已启动', 'the database is up');
  void server.ended.then(() => {
    databaseLost = !stop.signal.aborted;
    stop.abort();
  });
  await (isSample ? serveSample(context, folder, options) : serveDatabase(context));
}

/** What an operator can act on needs no stack; anything else is a defect and does. */
function describe(error: unknown): string {
  if (isForOperator(error) || error instanceof UsageError || error instanceof AlreadyRunningError) {
    return error.message;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `端口已被占用，请用 PORT 指定另一个端口 · the port is taken, name another in PORT: ${error.message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
