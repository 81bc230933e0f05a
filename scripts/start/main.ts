import { rm } from 'node:fs/promises';
import { type EmbeddedPostgres, removeEmbeddedPostgres } from '@egret/embedded';
import { closeWithin, describeForOperator, type RunningService, runProgram } from '@egret/runtime';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { serveDatabase, serveSample } from './egret.ts';
import { readOptions, UsageError } from './options.ts';
import { createProgress, type Progress } from './progress.ts';
import { stopOnSignal } from './stop-signal.ts';

/** How long services may take to finish what is under way; then the database's end cuts it off. */
const drainMs = 3_000;

const printed = createProgress();
/** Where the database's own log knows the reason, it is said instead of what its clients see. */
const progress: Progress = {
  ...printed,
  warn: (sentence) => {
    if (!cutOff) printed.warn(database?.trouble() ?? sentence);
  },
};
const stop = new AbortController();
const running: RunningService[] = [];
let database: EmbeddedPostgres | null = null;
/** Whether what still runs is to fail: what it says of that is no news either. */
let cutOff = false;
/** Why the database ended by itself; whatever fails afterwards is no news. */
let databaseLost: Error | null = null;

await runProgram(async () => {
  try {
    await start();
  } catch (error) {
    if (databaseLost !== null) throw databaseLost;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  } finally {
    await end();
  }
  if (databaseLost !== null) throw databaseLost;
  return 0;
});
process.exit();

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

  database = server;
  progress.say('数据库已启动', 'the database is up');
  void server.ended.then((why) => {
    databaseLost = why;
    if (why !== null) stop.abort();
  });
  await (isSample ? serveSample(context, folder, server, options) : serveDatabase(context));
}

/** Closes the services, then the database: what they have not finished by then is rolled back, and due again. */
async function end(): Promise<void> {
  const within = databaseLost === null ? drainMs : 0;
  const inTime = await closeWithin(running, within, (error) => {
    if (databaseLost === null) progress.warn(describeForOperator(error));
  });
  cutOff = true;
  if (!inTime && databaseLost === null) {
    progress.say(
      '未完成的工作已中断，下次启动时继续',
      'what was under way is cut off; the next start goes on with it',
    );
  }
  await database?.stop();
}
