import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { manifestOf } from './deliveries.ts';
import { generateSample } from './generate.ts';
import type { SampleSummary } from './generate.ts';

let folder: string;
let first: SampleSummary;

/** The SHA-256 of every file under a directory, by its path. */
async function digests(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  const entries = await Promise.all(
    paths.map(async (path) => [
      path.slice(directory.length + 1),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ]),
  );
  return Object.fromEntries(entries);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'egret-sample-'));
  first = await generateSample(join(folder, 'first'), { seed: 7 });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('generateSample', () => {
  it('writes the same bytes for the same seed', async () => {
    await generateSample(join(folder, 'again'), { seed: 7 });
    expect(await digests(join(folder, 'again'))).toEqual(await digests(join(folder, 'first')));
  });

  it('writes other people for another seed, and the same counts', async () => {
    const other = await generateSample(join(folder, 'other'), { seed: 8 });
    const [a, b] = await Promise.all([digests(join(folder, 'first')), digests(join(folder, 'other'))]);
    expect(b['personas.json']).not.toBe(a['personas.json']);
    expect(b['2019-03/licence-organisation.csv']).not.toBe(a['2019-03/licence-organisation.csv']);
    expect(other.categories.licence.inserted).toBe(first.categories.licence.inserted);
  });

  it('refuses a directory that exists, and leaves it as it is', async () => {
    const before = await digests(join(folder, 'first'));
    await expect(generateSample(join(folder, 'first'), { seed: 9 })).rejects.toThrow('exists already');
    expect(await digests(join(folder, 'first'))).toEqual(before);
  });

  it('leaves nothing half-written beside it', async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('has one complete folder a month, each manifest true to its files', async () => {
    const directory = join(folder, 'first');
    const months = (await readdir(directory)).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
    expect([months[0], months.at(-1), months.length]).toEqual(['2018-01', '2020-12', 36]);
    let rows = 0;
    for (const month of months) {
      const manifest: ReturnType<typeof manifestOf> = JSON.parse(
        await readFile(join(directory, month, 'manifest.json'), 'utf8'),
      );
      expect(manifest.synthetic).toBe(true);
      const files = manifest.deliveries.map(({ file }) => file);
      expect((await readdir(join(directory, month))).sort()).toEqual([...files, 'manifest.json'].sort());
      for (const delivery of manifest.deliveries) {
        expect(delivery.deliveredOn > `${month}-28`).toBe(true);
        expect(delivery.deliveredOn <= '2020-12-31').toBe(true);
        rows += delivery.rows;
      }
    }
    expect(rows).toBe(first.total.read);
  });

  it('says that it is synthetic, and keeps the personas to their owner', async () => {
    const directory = join(folder, 'first');
    expect(await readFile(join(directory, 'SYNTHETIC.txt'), 'utf8')).toContain('合成数据');
    expect((await stat(join(directory, 'personas.json'))).mode & 0o777).toBe(0o600);
    for (const file of ['personas.json', 'list-decisions.json', 'published-figures.json', 'expected.json']) {
      expect(JSON.parse(await readFile(join(directory, file), 'utf8'))).toMatchObject({ synthetic: true });
    }
  });

  it('delivers one file in GB18030 and some with a byte order mark', async () => {
    const directory = join(folder, 'first');
    const bytes = await readFile(join(directory, '2019-06', 'penalty-organisation.csv'));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    expect(text.startsWith('行政相对人名称,行政相对人类别,')).toBe(true);
    const files = Object.keys(await digests(directory)).filter((path) => path.endsWith('.csv'));
    const heads = await Promise.all(
      files.map(async (path) => (await readFile(join(directory, path))).subarray(0, 3)),
    );
    const marked = heads.filter((head) => head.equals(Buffer.from([0xef, 0xbb, 0xbf])));
    expect(marked.length).toBeGreaterThan(10);
    expect(marked.length).toBeLessThan(files.length / 2);
  });

  it('tells no persona that a file does not know, and no file of the unknown ones', async () => {
    const directory = join(folder, 'first');
    const personas: Record<string, { value: string }> = JSON.parse(
      await readFile(join(directory, 'personas.json'), 'utf8'),
    );
    const files = Object.keys(await digests(directory)).filter((path) => path.endsWith('.csv'));
    const texts = await Promise.all(files.map(async (path) => readFile(join(directory, path), 'latin1')));
    const mentioned = (name: string) => texts.some((text) => text.includes(personas[name]?.value ?? name));
    expect(mentioned('identifierUnknown')).toBe(false);
    expect(mentioned('usccUnknown')).toBe(false);
    for (const name of ['personScore700', 'personBelow530', 'personNotEnrolled', 'enterpriseBlackListed']) {
      expect(mentioned(name)).toBe(true);
    }
  });
});
