import { readFile, stat, writeFile } from 'node:fs/promises';
import { startEmbeddedPostgres } from '@egret/embedded';
import type { SealingKeys } from '@egret/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../installation/_installation.ts';
import { readCommand, UsageError } from './options.ts';

/** The commands run in this order upon one installation. */
describe('npm run keys', () => {
  let installation: TestInstallation;
  const outputs: string[] = [];

  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  async function keys(...args: readonly string[]) {
    const running = installation.run('scripts/keys/main.ts', args);
    const status = await running.ended;
    outputs.push(running.output());
    return { status, output: running.output() };
  }

  async function kept(): Promise<SealingKeys> {
    return JSON.parse(await readFile(installation.folder.keys, 'utf8'));
  }

  it('adds a key, moves what is under the old one, and retires that', async () => {
    const first = await keys('list');
    expect(first.status, first.output).toBe(0);
    expect(first.output).toMatch(/identifiers\n {2}k1 {2}自 since \d{4}-\d\d-\d\d {2}当前 active/);
    expect((await keys('add', 'identifiers')).output).toContain('added and active: identifiers/k2');
    const added = await kept();
    expect(Object.keys(added.identifiers.keys)).toEqual(['k1', 'k2']);
    expect((await stat(installation.folder.keys)).mode & 0o777).toBe(0o600);

    const server = await startEmbeddedPostgres({ directory: installation.folder.postgres, profile: 'test' });
    try {
      const refused = await keys('rotate', 'identifiers');
      expect([refused.status, refused.output]).toEqual([
        1,
        expect.stringContaining('No service has started'),
      ]);
      expect((await keys('add', 'content')).output).toContain('The installation is running');
    } finally {
      await server.stop();
    }

    const rotated = await keys('rotate', 'identifiers');
    expect(rotated.status, rotated.output).toBe(0);
    expect(rotated.output).toContain('identifier  已重做 made anew 0');
    expect((await keys('retire', 'identifiers', 'k2')).status).toBe(1);
    expect((await keys('retire', 'identifiers', 'k1')).output).toContain('已停用 retired: identifiers/k1');
    const { k2 = '' } = added.identifiers.keys;
    const without = { ...added, identifiers: { active: 'k2', keys: { k2 } } };
    await writeFile(installation.folder.keys, JSON.stringify(without));
    const last = await keys('list');
    expect(last.status, last.output).toBe(0);
    expect(last.output).toMatch(/k1 .*已停用 retired \d{4}-\d\d-\d\d\n {2}k2 .*当前 active/);

    const secrets = Object.values(added).flatMap((set) => Object.values(set.keys));
    for (const secret of secrets) expect(outputs.join('\n')).not.toContain(secret);
  }, 180_000);
});

describe('the arguments of npm run keys', () => {
  it.each([
    ['nothing', []],
    ['an unknown command', ['drop', 'content']],
    ['a purpose that is none', ['rotate', 'everything']],
    ['no key to retire', ['retire', 'content']],
    ['too many', ['retire', 'content', 'k1', 'k2']],
    ['a loss where none can be', ['rotate', 'content', '--accept-loss']],
  ])('are refused for %s', (_, args) => {
    expect(() => readCommand(args)).toThrow(UsageError);
  });
});
