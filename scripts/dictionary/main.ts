import { chmodSync, mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@egret/embedded';
import { describeSchema, migrate, openStore, renderDictionary } from '@egret/store';

/** Writes docs/data-dictionary.md from a database that has just been migrated and holds nothing. */
const directory = mkdtempSync(join(tmpdir(), 'egret-dictionary-'));
chmodSync(directory, 0o711);
await using server = await startEmbeddedPostgres({ directory, profile: 'test', temporary: true });
await migrate(server.ownerUrl);
await using store = openStore({
  databaseUrl: server.ownerUrl,
  connections: 3,
  applicationName: 'egret dictionary',
  onError: (error) => console.error(error),
});
const path = new URL('../../docs/data-dictionary.md', import.meta.url);
await writeFile(path, renderDictionary(await describeSchema(store.db)));
