import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeIntoInbox } from './inbox.ts';

describe('taking a file into the inbox', () => {
  let folder: string;
  let inbox: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egret-inbox-test-'));
    [inbox, file] = [join(folder, 'inbox'), join(folder, 'licences.csv')];
    await mkdir(inbox);
    await writeFile(file, 'a,b\n1,2\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('copies it, whether it was written now, long ago, or by a clock that is ahead', async () => {
    const { mtimeMs } = await stat(file);
    for (const written of [mtimeMs, mtimeMs - 86_400_000, mtimeMs + 86_400_000]) {
      await utimes(file, new Date(written), new Date(written));
      const { location, delivery } = await takeIntoInbox(inbox, file, new Date(mtimeMs));
      expect(await readFile(location, 'utf8')).toBe('a,b\n1,2\n');
      expect(delivery).toBe(`inbox/${location.slice(inbox.length + 1)}`);
    }
  });

  it('refuses it, and keeps no copy, where it grows', async () => {
    const { mtimeMs } = await stat(file);
    const grow = async (): Promise<void> => {
      // The copy is made, and the second of settling runs.
      await expect.poll(() => readdir(inbox)).toHaveLength(1);
      await appendFile(file, '3,4\n');
    };
    await Promise.all([
      grow(),
      expect(takeIntoInbox(inbox, file, new Date(mtimeMs))).rejects.toMatchObject({
        forOperator: true,
        message: expect.stringMatching(/仍在写入.*licences\.csv · the file is still being written/),
      }),
    ]);
    expect(await readdir(inbox)).toEqual([]);
  });
});
