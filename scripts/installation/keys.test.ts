import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from '@egret/runtime';
import { KeyError } from '@egret/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationKeys } from './keys.ts';

const configOf = (keys: string) =>
  readConfig({ DATABASE_URL: 'postgres://egret@127.0.0.1/egret', EGRET_KEYS: keys });

describe('the keys of an installation', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egret-keys-test-'));
    path = join(folder, 'keys.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are made once, for nobody else to read', async () => {
    const made = await installationKeys(path, async () => false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await installationKeys(path, async () => true))).toEqual(JSON.parse(made));
    expect(await readdir(folder)).toEqual(['keys.json']);
    expect(configOf(made).keys).toEqual(JSON.parse(made));
  });

  it('are not made anew where the database holds data under others', async () => {
    const refused = installationKeys(path, async () => true);
    await expect(refused).rejects.toThrow(KeyError);
    await expect(refused).rejects.toThrow(/密钥文件不存在[^]*no new ones are made/);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['null', '', '{ "sealing"', '{}', '[]'])(
    'are not made anew where the file holds %o',
    async (text) => {
      await writeFile(path, text);
      const keys = await installationKeys(path, async () => false);
      expect(() => configOf(keys)).toThrow(ConfigError);
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );
});
