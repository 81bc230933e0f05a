import { resolve } from 'node:path';
import { runProgram, systemClock } from '@egret/runtime';
import { quarantinedRows, registerDeliveries, type RunStatus } from '@egret/store';
import { namedDepartment, UnnamedDepartmentError } from '../installation/department.ts';
import { say } from '../installation/say.ts';
import { clearInbox, takeIntoInbox } from './inbox.ts';
import { openIngestion } from './open-ingestion.ts';
import { type IngestOptions, readOptions, usage, UsageError } from './options.ts';
import { describeRun } from './print-run.ts';

/** Rows whose issues are printed; the rest is counted. */
const printedRows = 20;

await runProgram(async () => {
  try {
    const run = await ingest(readOptions(process.argv.slice(2)));
    return run.state === 'released' || run.state === 'held' ? 0 : 1;
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

/**
 * Takes the file in and sees its run to the end, or to where a person decides, beside the workers of a running installation
 * or alone.
 */
async function ingest(options: IngestOptions): Promise<RunStatus> {
  const now = new Date();
  // npm runs in the project's folder; a relative path is meant from where the command was given.
  const path = resolve(process.env.INIT_CWD ?? '.', options.file);
  await using ingestion = await openIngestion('ingest');
  const { folder, config, db } = ingestion;
  const { template, hold } = options;
  const department = await namedDepartment(db, options.department);
  const file = await takeIntoInbox(folder.inbox, path, now);
  await registerDeliveries(db, [
    {
      ...{ template, department, hold },
      name: file.delivery,
      location: file.location,
      deliveredOn: systemClock(config.businessDate).businessDate(),
      expectedRows: null,
    },
  ]);
  const [run] = await ingestion.follow(file.delivery);
  if (run === undefined) throw new Error(`the run of ${file.delivery} is gone`);
  await clearInbox(db, folder.inbox, now);
  for (const line of describeRun(run, await quarantinedRows(db, run.runId, printedRows))) say(line);
  return run;
}
