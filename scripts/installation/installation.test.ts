import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@egret/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolderAt, makeDataFolder } from './data-folder.ts';
import { openEnvironment } from './environment.ts';
import { readJsonFile, writePrivateJson } from './files.ts';

describe('an installation', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egret-installation-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

  it('lies in .egret of the project unless it is told otherwise', () => {
    expect(dataFolderAt(undefined).path).toBe(join(process.cwd(), '.egret'));
    expect(dataFolderAt(folder)).toMatchObject({ path: folder, keys: join(folder, 'keys.json') });
  });

  it('makes its folder passable for the server, and leaves the mode of one that is there', async () => {
    const made = dataFolderAt(join(folder, 'a', 'b'));
    await makeDataFolder(made);
    expect(await modeOf(made.path)).toBe(0o755);
    const kept = dataFolderAt(join(folder, 'kept'));
    await mkdir(kept.path);
    await chmod(kept.path, 0o711);
    await makeDataFolder(kept);
    expect(await modeOf(kept.path)).toBe(0o711);
  });

  it('replaces a private file whole, whatever an earlier write left', async () => {
    const path = join(folder, 'private.json');
    await writeFile(`${path}.new`, 'half', { mode: 0o600 });
    await writePrivateJson(path, { one: 1 });
    await writePrivateJson(path, { one: 2 });
    expect(await readJsonFile(path)).toEqual({ one: 2 });
    expect(await modeOf(path)).toBe(0o600);
    expect(await readdir(folder)).toEqual(['private.json']);
    expect(await readJsonFile(join(folder, 'none.json'))).toBeNull();
  });

  it('does not start on a named database without the keys of the environment', async () => {
    const variables = { DATABASE_URL: 'postgres://egret@127.0.0.1:1/egret' };
    const opening = openEnvironment(variables, dataFolderAt(join(folder, 'data')), {
      attach: false,
      log: () => undefined,
    });
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow('EGRET_KEYS');
    expect(await readdir(folder)).toEqual([]);
  });
});
