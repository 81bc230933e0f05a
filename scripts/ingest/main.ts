import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pullSource } from '@egret/ingestion-worker';
import { createLogger, logFailure, runProgram, systemClock } from '@egret/runtime';
import { loadReference } from '@egret/reference';
import {
  createReferenceReader,
  createSealing,
  dueSources,
  openSourceConnections,
  openServiceStore,
  quarantinedRows,
  registerDeliveries,
  runStatuses,
  saveShippedReference,
  type RunStatus,
} from '@egret/store';
import { dataFolderAt } from '../installation/data-folder.ts';
import { namedDepartment, UnnamedDepartmentError } from '../installation/department.ts';
import { openEnvironment } from '../installation/environment.ts';
import { say } from '../installation/say.ts';
import { clearInbox, takeIntoInbox } from './inbox.ts';
import { type IngestOptions, readOptions, usage, UsageError } from './options.ts';
import { describeRun } from './print-run.ts';

/** Rows whose issues are printed; the rest is counted. */
const printedRows = 20;
const askEveryMs = 200;

await runProgram(async () => {
  try {
    const run = await ingest(readOptions(process.argv.slice(2)));
    return run.state === 'released' ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) say(`${error.message}\n${usage}`);
    else if (error instanceof UnnamedDepartmentError) say(error.message);
    else if (isMissingFile(error)) say(`文件不存在 there is no such file: ${error.path}`);
    else throw error;
    return 2;
  }
});

function isMissingFile(error: unknown): error is Error & { readonly path: string } {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error;
}

/** Takes the file in and sees its run to the end, beside the workers of a running installation or alone. */
async function ingest(options: IngestOptions): Promise<RunStatus> {
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  const now = new Date();
  // npm runs in the project's folder; a relative path is meant from where the command was given.
  const path = resolve(process.env.INIT_CWD ?? '.', options.file);
  const { config, server } = await openEnvironment({ EGRET_LOG_LEVEL: 'silent', ...process.env }, folder, {
    attach: true,
    log: say,
  });
  await using _server = server;
  const { databaseUrl } = config;
  const logger = createLogger({ service: 'ingest', level: config.logLevel });
  const onError = (error: Error): void => logFailure(logger, error, 'database connection');
  const sealing = createSealing(config.keys);
  await using store = await openServiceStore(
    { databaseUrl, connections: 2, applicationName: 'egret ingest', onError },
    sealing,
  );
  await saveShippedReference(store.db, await loadReference(config.profile));
  await using sources = openSourceConnections(databaseUrl, onError);
  const dependencies = { store, sources, sealing, reference: createReferenceReader(store), logger };
  const { template } = options;
  const department = await namedDepartment(store.db, options.department);
  const file = await takeIntoInbox(folder.inbox, path, now);
  await registerDeliveries(store.db, [
    {
      template,
      department,
      name: file.delivery,
      location: file.location,
      deliveredOn: systemClock(config.businessDate).businessDate(),
      expectedRows: null,
    },
  ]);
  for (;;) {
    const [run] = await runStatuses(store.db, file.delivery);
    if (run === undefined) throw new Error(`the run of ${file.delivery} is gone`);
    if (run.state === 'released' || run.state === 'failed') {
      await clearInbox(store.db, folder.inbox, now);
      for (const line of describeRun(run, await quarantinedRows(store.db, run.runId, printedRows))) say(line);
      return run;
    }
    // Whatever else is due goes with it: a register that was delivered before must be in first. Where another
    // worker holds the source, it does this run too, and there is only its end to wait for.
    for (const { sourceId } of await dueSources(store.db)) {
      await pullSource(dependencies, sourceId, new AbortController().signal);
    }
    await sleep(askEveryMs);
  }
}
