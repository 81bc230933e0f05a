import { setTimeout as sleep } from 'node:timers/promises';
import { pullSource } from '@egret/ingestion-worker';
import { ConfigError, createLogger, shanghaiDate } from '@egret/runtime';
import {
  createSealing,
  migrate,
  openStore,
  quarantinedRows,
  registerDeliveries,
  runStatuses,
  type RunStatus,
} from '@egret/store';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { takeIntoInbox } from './inbox.ts';
import { type IngestOptions, readOptions, usage, UsageError } from './options.ts';
import { describeRun } from './print-run.ts';

/** Rows whose issues are printed; the rest is counted. */
const printedRows = 20;
const askEveryMs = 200;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const run = await ingest(readOptions(process.argv.slice(2)));
  process.exitCode = run.state === 'committed' ? 0 : 1;
} catch (error) {
  if (error instanceof UsageError) say(`${error.message}\n${usage}`);
  else if (error instanceof ConfigError || isMissingFile(error)) say(error.message);
  else throw error;
  process.exitCode = 2;
}

function isMissingFile(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Takes the file in and sees its run to the end, beside the workers of a running installation or alone. */
async function ingest(options: IngestOptions): Promise<RunStatus> {
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  const now = new Date();
  await using file = await takeIntoInbox(folder.inbox, options.file, now);
  const { config, server } = await openEnvironment(process.env, folder, { attach: true, log: say });
  await using _server = server;
  const { databaseUrl } = config;
  await migrate(databaseUrl);
  const logger = createLogger({ service: 'ingest', level: config.logLevel });
  const onError = (error: Error): void => logger.warn({ err: error }, 'database connection');
  await using store = openStore({ databaseUrl, connections: 2, applicationName: 'egret ingest', onError });
  const sealing = createSealing(config.keys);
  const { department, template } = options;
  await registerDeliveries(store.db, [
    {
      template,
      department: { uscc: department.uscc, name: department.name ?? department.uscc },
      name: file.delivery,
      location: file.location,
      deliveredOn: shanghaiDate(now),
      expectedRows: null,
    },
  ]);
  for (;;) {
    const [run] = await runStatuses(store.db, file.delivery);
    if (run === undefined) throw new Error(`the run of ${file.delivery} is gone`);
    if (run.state === 'committed' || run.state === 'failed') {
      for (const line of describeRun(run, await quarantinedRows(store.db, run.runId, printedRows))) say(line);
      return run;
    }
    // Another worker may hold the source: then it does this run too, and there is only its end to wait for.
    await pullSource({ store, databaseUrl, sealing, logger }, run.sourceId, new AbortController().signal);
    await sleep(askEveryMs);
  }
}
