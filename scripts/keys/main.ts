import { userInfo } from 'node:os';
import { ConfigError, runProgram } from '@egret/runtime';
import { createSealing, guardKeys, openStore } from '@egret/store';
import { dataFolderAt } from '../installation/data-folder.ts';
import { openEnvironment } from '../installation/environment.ts';
import { say } from '../installation/say.ts';
import { addKey } from './add-key.ts';
import { type Command, readCommand, usage, UsageError } from './options.ts';
import { runCommand } from './run-command.ts';

const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => stopped.abort(new Error('stopped')));
}

await runProgram(async () => {
  try {
    return (await run(readCommand(process.argv.slice(2)))) ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) say(`${error.message}\n${usage}`);
    else if (stopped.signal.aborted) say('已中断，再次执行即继续 · stopped; run it again to go on');
    else throw error;
    return 2;
  }
});

/** Returns whether it was done. */
async function run(command: Command): Promise<boolean> {
  const folder = dataFolderAt(process.env.EGRET_DATA_DIR);
  if (command.command === 'add') {
    if (process.env.DATABASE_URL !== undefined) throw new ConfigError(addElsewhere, ['EGRET_KEYS']);
    const { purpose } = command;
    say(`已加入并设为当前 added and active: ${purpose}/${await addKey(folder, purpose)}`);
    say(`下一步 next: npm start; npm run keys -- rotate ${purpose}`);
    return true;
  }
  const { config, server, ownerUrl } = await openEnvironment(
    { EGRET_LOG_LEVEL: 'silent', ...process.env },
    folder,
    { attach: true, log: say },
  );
  await using _server = server;
  const onError = (error: Error): void => say(error.message);
  await using store = openStore({
    databaseUrl: ownerUrl(),
    connections: 2,
    applicationName: 'egret keys',
    onError,
  });
  const sealing = createSealing(config.keys);
  // Where this process started the database, no service runs without the new key.
  if (server !== null) await guardKeys(store.db, sealing);
  const actor = userInfo().username;
  return await runCommand({ store, sealing, say, signal: stopped.signal, actor }, command);
}

const addElsewhere =
  '请在 EGRET_KEYS 中加入新密钥并设为 active，然后重新启动全部服务（见 docs/operating/environment.md）。\n' +
  'Add the new key to EGRET_KEYS, name it in active, and restart all services (see docs/operating/environment.md).';
