import { runProgram } from '@egret/runtime';
import {
  type Db,
  quarantinedRows,
  refuseHeld,
  releaseHeld,
  runStatuses,
  type RunStatus,
  unreleasedRuns,
} from '@egret/store';
import { clearInbox } from '../ingest/inbox.ts';
import { type Ingestion, openIngestion } from '../ingest/open-ingestion.ts';
import { UsageError } from '../ingest/options.ts';
import { describeRun } from '../ingest/print-run.ts';
import { say } from '../installation/say.ts';
import { type Command, readCommand, usage } from './options.ts';

/** Rows whose issues are printed of a released run; the rest is counted. */
const printedRows = 20;

await runProgram(async () => {
  try {
    const command = readCommand(process.argv.slice(2));
    await using ingestion = await openIngestion('runs');
    return await (command.command === 'list' ? list(ingestion.db) : decide(ingestion, command));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`${error.message}\n${usage}`);
    return 2;
  }
});

/** Prints every run that is not released. */
async function list(db: Db): Promise<number> {
  const runs = await unreleasedRuns(db);
  if (runs.length === 0) say('没有尚未归集的批次 · every delivery is released');
  await print(db, runs);
  return 0;
}

/**
 * Releases or refuses what is held under a delivery's name. Alone it also does what was waiting for that; beside others
 * their workers do. Returns the exit status.
 */
async function decide(
  ingestion: Ingestion,
  command: Exclude<Command, { readonly command: 'list' }>,
): Promise<number> {
  const { db, folder, isAlone } = ingestion;
  const { delivery } = command;
  const runs = await runStatuses(db, delivery);
  let decided = 0;
  for (const { runId } of runs) {
    const isDecided =
      command.command === 'release'
        ? await releaseHeld(db, runId)
        : await refuseHeld(db, runId, command.reason);
    if (isDecided) decided += 1;
  }
  if (decided === 0) {
    say(runs.length === 0 ? `没有找到 not found: ${delivery}` : `该批次并未暂缓 not held: ${delivery}`);
    await print(db, runs);
    return 1;
  }
  if (isAlone) {
    await ingestion.follow(delivery);
    await ingestion.pullDue();
  }
  await clearInbox(db, folder.inbox, new Date());
  const after = await runStatuses(db, delivery);
  await print(db, after);
  if (command.command === 'refuse') return 0;
  if (!isAlone) {
    say('已放行，由归集服务完成 · may be released now, which the ingestion worker does');
    return 0;
  }
  return after.some(({ state }) => state === 'failed') ? 1 : 0;
}

async function print(db: Db, runs: readonly RunStatus[]): Promise<void> {
  for (const run of runs) {
    for (const line of describeRun(run, await quarantinedRows(db, run.runId, printedRows))) say(line);
  }
}
