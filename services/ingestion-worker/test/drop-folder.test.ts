import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManifestError, readDropFolder } from '../src/connectors/drop-folder.ts';
import { approvals, drop, honour, honours, testFolder, type TestFolder } from './_deliveries.ts';

describe('looking through a drop folder', () => {
  let folder: TestFolder;
  let errors: ManifestError[];

  beforeEach(async () => {
    folder = await testFolder();
    errors = [];
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const look = (seen: ReadonlySet<string> = new Set()) =>
    readDropFolder(folder.path, seen, (error) => errors.push(error));

  async function looked(): Promise<readonly string[]> {
    return (await look()).map((found) => found.folder);
  }

  async function manifest(month: string, content: string): Promise<void> {
    await mkdir(join(folder.path, month));
    await writeFile(join(folder.path, month, 'manifest.json'), content);
  }

  const good = {
    file: 'other.csv',
    template: 'other',
    department: approvals,
    deliveredOn: '2020-05-28',
    rows: 1,
  };

  function manifestOf(changes: object): string {
    return JSON.stringify({ deliveries: [{ ...good, ...changes }] });
  }

  it('gives the deliveries of each complete folder, in the order of their names', async () => {
    const other = { file: 'other.csv', content: honours(honour('1号')), rows: 1 };
    await drop(folder.path, '2020-06', [other]);
    await drop(folder.path, '2020-05', [other, { ...other, file: 'more.csv', rows: 0 }]);
    await folder.write('readme.txt', 'not a delivery');
    expect(await look()).toEqual([
      {
        folder: '2020-05',
        deliveries: [
          {
            template: 'other',
            department: approvals,
            deliveredOn: '2020-05-28',
            expectedRows: 1,
            hold: false,
            name: '2020-05/other.csv',
            location: join(folder.path, '2020-05', 'other.csv'),
          },
          expect.objectContaining({ name: '2020-05/more.csv', expectedRows: 0 }),
        ],
      },
      { folder: '2020-06', deliveries: [expect.objectContaining({ name: '2020-06/other.csv' })] },
    ]);
    expect(errors).toEqual([]);
  });

  it('passes over the folders that were seen', async () => {
    await manifest('2020-05', manifestOf({}));
    await manifest('2020-06', manifestOf({}));
    expect(await look(new Set(['2020-05']))).toMatchObject([{ folder: '2020-06' }]);
  });

  it('waits for the manifest of a folder that is being filled', async () => {
    await mkdir(join(folder.path, '2020-05'));
    await writeFile(join(folder.path, '2020-05', 'manifest.new'), manifestOf({}));
    expect(await looked()).toEqual([]);
    await rename(join(folder.path, '2020-05', 'manifest.new'), join(folder.path, '2020-05', 'manifest.json'));
    expect(await looked()).toEqual(['2020-05']);
    expect(errors).toEqual([]);
  });

  it('reads a manifest with a byte order mark', async () => {
    await manifest('2020-05', `\uFEFF${manifestOf({})}`);
    expect(await looked()).toEqual(['2020-05']);
  });

  it.each([
    ['is no JSON', '{ "deliveries": ['],
    ['is empty', ''],
    ['has no deliveries', '{}'],
    ['names an unknown template', manifestOf({ template: 'tax' })],
    ['names no department', manifestOf({ department: { uscc: '', name: '' } })],
    ['names a day that is none', manifestOf({ deliveredOn: '2020-02-30' })],
    ['holds in other words than true and false', manifestOf({ hold: 'yes' })],
    ['promises fewer rows than none', manifestOf({ rows: -1 })],
    ['promises more rows than can be counted', manifestOf({ rows: 3_000_000_000 })],
    [
      'names a department that no database can store',
      manifestOf({ department: { ...approvals, name: 'a\0' } }),
    ],
    [
      'names a department at more length than an index takes',
      manifestOf({ department: { ...approvals, uscc: randomBytes(4_000).toString('hex') } }),
    ],
    [
      'names a department by an identity number',
      manifestOf({ department: { ...approvals, name: '11010519491231002X' } }),
    ],
    ['names half a character', manifestOf({ department: { ...approvals, name: '\uD842' } })],
  ])('reports a manifest that %s, and goes on', async (_, content) => {
    await manifest('2020-05', content);
    await manifest('2020-06', manifestOf({}));
    expect(await looked()).toEqual(['2020-06']);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBeInstanceOf(ManifestError);
    expect(errors[0]?.message).toContain(join('2020-05', 'manifest.json'));
  });

  it('reports a folder named by an identity number without repeating it, and goes on', async () => {
    await manifest('11010519491231002X', manifestOf({}));
    await manifest('2020-06', manifestOf({}));
    expect(await looked()).toEqual(['2020-06']);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).not.toContain('11010519491231002X');
  });

  it('reports a manifest that cannot be read, and goes on', async () => {
    await mkdir(join(folder.path, '2020-05', 'manifest.json'), { recursive: true });
    await manifest('2020-06', manifestOf({}));
    expect(await looked()).toEqual(['2020-06']);
    expect(errors.map((error) => error.message)).toEqual([expect.stringContaining('EISDIR')]);
  });

  it.each(['../keys.json', '/etc/passwd', 'a/b.csv', String.raw`..\keys.json`, '..', '.', '', 'a\0.csv'])(
    'refuses a file named %j: it would lie elsewhere',
    async (file) => {
      await manifest('2020-05', manifestOf({ file }));
      expect(await looked()).toEqual([]);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toContain('deliveries[0].file');
    },
  );

  it('throws where the drop folder itself cannot be read', async () => {
    const reading = readDropFolder(join(folder.path, 'none'), new Set(), (error) => errors.push(error));
    await expect(reading).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
