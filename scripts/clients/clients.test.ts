import { type EmbeddedPostgres, startEmbeddedPostgres } from '@egret/embedded';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../installation/_installation.ts';
import { makeDataFolder } from '../installation/data-folder.ts';
import { readCommand, UsageError } from './options.ts';

/** The commands run in this order upon one installation, whose database is up. */
describe('npm run clients', () => {
  let installation: TestInstallation;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    installation = await testInstallation();
    await makeDataFolder(installation.folder);
    server = await startEmbeddedPostgres({ directory: installation.folder.postgres, profile: 'test' });
  });
  afterAll(async () => {
    await server.stop();
    await installation[Symbol.asyncDispose]();
  });

  async function clients(...args: readonly string[]) {
    const running = installation.run('scripts/clients/main.ts', args);
    const status = await running.ended;
    return { status, output: running.output() };
  }

  it('makes a client, gives it another key and ends it, grants, and lists all without a key', async () => {
    const department = ['--department', '11350299TT90000115', '--department-name', '合成审批局'];
    const unnamed = [
      'create',
      'approval-1',
      '--name',
      '查询员',
      ...department.slice(0, 2),
      '--role',
      'department',
    ];
    const refused = await clients(...unnamed);
    expect([refused.status, refused.output]).toEqual([2, expect.stringContaining('--department-name')]);
    const created = await clients(
      'create',
      'approval-1',
      '--name',
      '查询员',
      ...department,
      '--role',
      'department',
    );
    expect(created.status, created.output).toBe(0);
    const key = /once: ([\w-]{43})$/m.exec(created.output)?.[1] ?? '';
    expect(key).not.toBe('');
    const again = await clients('create', 'approval-1', '--name', 'x', ...department, '--role', 'department');
    expect([again.status, again.output]).toEqual([2, expect.stringContaining('approval-1 exists')]);

    const dead = await clients('key', 'approval-1', '--expires', '2020-12-31');
    expect([dead.status, dead.output]).toEqual([2, expect.stringMatching(/到期日已过 · .*in the future/)]);
    const second = await clients('key', 'approval-1', '--expires', '2030-12-31');
    const keyId = /key id: (\S+)/.exec(second.output)?.[1] ?? '';
    expect((await clients('revoke', 'approval-1', keyId)).status).toBe(0);
    expect((await clients('revoke', 'approval-1', keyId)).status).toBe(1);
    const over = await clients('grant', 'approval-1', 'issue-report', '--to', '2020-12-31');
    expect([over.status, over.output]).toEqual([2, expect.stringContaining('授权的截止日早于')]);
    const granted = await clients('grant', 'approval-1', 'issue-report', '--purpose', 'recruitment');
    expect(granted.status, granted.output).toBe(0);
    expect((await clients('operator', 'approval-1', 'HC-0001', '张三')).status).toBe(0);

    const { status, output } = await clients('list');
    expect(status).toBe(0);
    expect(output).toContain('approval-1  查询员  合成审批局');
    expect(output).toMatch(new RegExp(`${keyId}.*revoked`));
    expect(output).toMatch(/issue-report.*recruitment/);
    expect(output).toContain('HC-0001 张三');
    expect(output).not.toContain(key);
    expect((await clients('list', 'nobody')).output).toBe('');
    expect((await clients('key', 'nobody')).status).toBe(1);
  }, 120_000);
});

describe('the arguments of npm run clients', () => {
  it.each([
    ['nothing', []],
    ['an unknown command', ['drop', 'a']],
    [
      'a role that is none',
      ['create', 'a', '--name', 'b', '--department', '11350299TT90000115', '--role', 'x'],
    ],
    ['no role', ['create', 'a', '--name', 'b', '--department', '11350299TT90000115']],
    ['a wrong code', ['create', 'a', '--name', 'b', '--department', '1', '--role', 'venue']],
    ['an action that is none', ['grant', 'a', 'everything']],
    ['a day that is none', ['key', 'a', '--expires', '2021-02-29']],
    ['an identity number as a staff number', ['operator', 'a', '11010519491231002X', 'b']],
    [
      'an identity number in a name',
      [
        'create',
        'a',
        '--name',
        '1101051949-1231002X',
        '--department',
        '11350299TT90000115',
        '--role',
        'venue',
      ],
    ],
    ['too many', ['end-grant', 'a', 'read-score', 'b']],
  ])('are refused for %s', (_, args) => {
    expect(() => readCommand(args)).toThrow(UsageError);
  });
});
