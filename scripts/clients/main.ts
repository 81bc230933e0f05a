import { userInfo } from 'node:os';
import { DomainError } from '@egret/domain';
import { runProgram } from '@egret/runtime';
import { createSealing, openServiceStore } from '@egret/store';
import { dataFolderAt } from '../installation/data-folder.ts';
import { UnnamedDepartmentError } from '../installation/department.ts';
import { openEnvironment } from '../installation/environment.ts';
import { say } from '../installation/say.ts';
import { type Command, readCommand, usage, UsageError } from './options.ts';
import { runCommand, UnknownError } from './run-command.ts';

/** What the store refuses, in Chinese; its own words are English. */
const refusals = {
  'client-exists': '客户端代码已被使用',
  'key-expired': '密钥的到期日已过',
  'grant-over': '授权的截止日早于起始日或今日',
} as const;

await runProgram(async () => {
  try {
    for (const line of await run(readCommand(process.argv.slice(2)))) say(line);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) say(`${error.message}\n${usage}`);
    else if (error instanceof UnknownError) say(`没有找到 not found: ${error.message}`);
    else if (error instanceof UnnamedDepartmentError) say(error.message);
    else if (isRefusal(error)) say(`${refusals[error.code]} · ${error.message}`);
    else throw error;
    return error instanceof UnknownError ? 1 : 2;
  }
});

function isRefusal(error: unknown): error is DomainError & { readonly code: keyof typeof refusals } {
  return error instanceof DomainError && error.code in refusals;
}

/** Does it in one transaction, upon a running installation or alone. */
async function run(command: Command): Promise<readonly string[]> {
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  const { config, server } = await openEnvironment({ EGRET_LOG_LEVEL: 'silent', ...process.env }, folder, {
    attach: true,
    log: say,
  });
  await using _server = server;
  const { databaseUrl } = config;
  await using store = await openServiceStore(
    // The statement under way reports a connection that breaks.
    { databaseUrl, connections: 1, applicationName: 'egret clients', onError: () => undefined },
    createSealing(config.keys),
  );
  return await store.db.transaction().execute((trx) => runCommand(trx, command, userInfo().username));
}
