import { runProgram } from '@egret/runtime';
import { createSealing, openServiceStore, quarantinedRows, runStatuses } from '@egret/store';
import { describeRun } from '../ingest/print-run.ts';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { say } from '../installation/say.ts';

const usage = `用法 usage:
  npm run quarantine -- DELIVERY
  DELIVERY  批次名称，如 2020-12/commitment.csv · the delivery's name, as in ingest_run.delivery`;

/** More than any delivery has that somebody will correct by hand. */
const mostRows = 100_000;

await runProgram(async () => {
  const [delivery, ...more] = process.argv.slice(2);
  if (delivery === undefined || more.length > 0) {
    say(usage);
    return 2;
  }
  if (await printRuns(delivery)) return 0;
  say(`没有找到 not found: ${delivery}`);
  return 1;
});

/**
 * Prints what became of every delivery of a name: counters, warnings, and each row that was not taken in, with its issues
 * in words. Upon a running installation or alone. Returns false where there is none.
 */
async function printRuns(delivery: string): Promise<boolean> {
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  const { config, server } = await openEnvironment({ EGRET_LOG_LEVEL: 'silent', ...process.env }, folder, {
    attach: true,
    log: say,
  });
  await using _server = server;
  const { databaseUrl } = config;
  await using store = await openServiceStore(
    {
      databaseUrl,
      connections: 1,
      applicationName: 'egret quarantine',
      // The statement under way reports a connection that breaks.
      onError: () => undefined,
    },
    createSealing(config.keys),
  );
  const runs = await runStatuses(store.db, delivery);
  for (const run of runs) {
    for (const line of describeRun(run, await quarantinedRows(store.db, run.runId, mostRows))) say(line);
  }
  return runs.length > 0;
}
