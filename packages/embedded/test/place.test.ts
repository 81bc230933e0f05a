import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { serverAccount } from '../src/account.ts';
import { packagedBinaries, runnableBinaries } from '../src/binaries.ts';
import { findHome, prepareHome } from '../src/home.ts';
import { startEmbeddedPostgres } from '../src/index.ts';
import { query, temporaryFolder } from './support.ts';

const silent = (): void => undefined;

describe('packagedBinaries', () => {
  it('gives the folder of the packaged PostgreSQL', () => {
    expect(existsSync(join(packagedBinaries(), 'bin', 'postgres'))).toBe(true);
  });

  it('says what to do on a platform without a package', () => {
    expect(() => packagedBinaries('sunos-sparc')).toThrow(/sunos-sparc.*DATABASE_URL/);
  });
});

describe('prepareHome', () => {
  it('is the folder asked for where the account can enter it', async () => {
    using folder = temporaryFolder();
    const directory = join(folder.path, 'postgres');
    const account = serverAccount(findHome(directory).cluster);
    const home = await prepareHome(directory, account, join(folder.path, 'shared'), silent);
    expect(home.directory).toBe(directory);
    expect(existsSync(join(folder.path, 'shared'))).toBe(false);
  });
});

it('refuses data of another major version', async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, 'cluster'));
  writeFileSync(join(folder.path, 'cluster', 'PG_VERSION'), '15\n');
  const start = startEmbeddedPostgres({ directory: folder.path, profile: 'test' });
  await expect(start).rejects.toThrow(/made by PostgreSQL 15/);
});

// Only root runs the server as another account, which may then be kept out of a folder. A skipped test would
// look like one that could run here.
if (process.getuid?.() === 0) {
  describe('as root, under a folder that only root can enter', () => {
    it('keeps the data in a folder of its own, says where, and finds it again', async () => {
      using folder = temporaryFolder();
      const closed = join(folder.path, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const said: string[] = [];
      const options = {
        directory: join(closed, 'postgres'),
        profile: 'test',
        shared: join(folder.path, 'shared'),
        log: (message: string) => said.push(message),
      } as const;
      {
        await using server = await startEmbeddedPostgres(options);
        expect(server.directory.startsWith(options.shared)).toBe(true);
        expect(said.join()).toContain(server.directory);
        await query(server.ownerUrl, 'create table kept (n int)');
      }
      await using again = await startEmbeddedPostgres(options);
      expect(await query(again.ownerUrl, 'select n from kept')).toEqual([]);
      expect(said).toHaveLength(1);
    });

    it('a new folder in the old place does not find the data of the old one', async () => {
      using folder = temporaryFolder();
      const closed = join(folder.path, 'closed');
      const shared = join(folder.path, 'shared');
      mkdirSync(closed, { mode: 0o700 });
      const account = serverAccount(closed);
      const first = await prepareHome(join(closed, 'postgres'), account, shared, silent);
      rmSync(join(closed, 'postgres'), { recursive: true });
      const second = await prepareHome(join(closed, 'postgres'), account, shared, silent);
      expect(second.directory).not.toBe(first.directory);
    });

    it('refuses to start over where the account can no longer enter existing data', async () => {
      using folder = temporaryFolder();
      const parent = join(folder.path, 'parent');
      mkdirSync(parent);
      const options = {
        directory: join(parent, 'postgres'),
        profile: 'test',
        shared: join(folder.path, 'shared'),
      } as const;
      await (await startEmbeddedPostgres(options)).stop();
      chmodSync(parent, 0o700);
      await expect(startEmbeddedPostgres(options)).rejects.toThrow(/can no longer enter/);
    });

    it('copies the binaries once if they cannot be run where they are', async () => {
      using folder = temporaryFolder();
      const shared = join(folder.path, 'shared');
      mkdirSync(shared, { mode: 0o711 });
      const account = serverAccount(join(folder.path, 'cluster'));
      const said: string[] = [];
      const run = (binaries: string): Promise<string> =>
        runnableBinaries(account, shared, (message) => said.push(message), binaries);
      const closed = join(folder.path, 'closed', 'package', 'native');
      cpSync(dirname(packagedBinaries()), dirname(closed), { recursive: true, verbatimSymlinks: true });
      chmodSync(join(folder.path, 'closed'), 0o700);
      const copy = await run(closed);
      expect(await run(closed)).toBe(copy);
      expect(copy.startsWith(shared)).toBe(true);
      expect(said).toHaveLength(1);
      expect(readFileSync(join(copy, 'share/postgresql/postgres.bki'), 'utf8')).toContain('# PostgreSQL 18');
    });
  });
}
