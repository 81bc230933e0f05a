import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../installation/_installation.ts';

const titles =
  '承诺类型,承诺事项,承诺主体名称,主体类别,统一社会信用代码,证件类型,证件号码,承诺日期,受理单位,' +
  '受理单位统一社会信用代码,有效期至,履约状态';

/** A commitment of a synthetic company: division 350299 does not exist. */
function commitment(matter: string): string {
  return (
    `告知承诺,${matter},合成某某商贸有限公司,法人及非法人组织,91350299TT9000011W,,,2019-12-30,` +
    `合成审批局,11350299TT90000115,2020-12-29,全部履行`
  );
}

/** The commands run in this order upon one installation, which brings its database up for each of them. */
describe('npm run runs', () => {
  let installation: TestInstallation;
  let file: string;
  /** The delivery that is held at first, and the one that waits for it. */
  let held = '';
  let waiting = '';

  beforeAll(async () => {
    installation = await testInstallation();
    file = join(installation.folder.path, '..', 'commitments.csv');
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  async function run(
    command: 'ingest' | 'runs',
    ...args: readonly string[]
  ): Promise<{ readonly status: number | string; readonly output: string }> {
    const running = installation.run(`scripts/${command}/main.ts`, args);
    return { status: await running.ended, output: running.output() };
  }

  async function ingest(matter: string, ...more: readonly string[]) {
    await writeFile(file, `${titles}\r\n${commitment(matter)}\r\n`);
    const { status, output } = await run(
      ...(['ingest', file, '--template', 'commitment'] as const),
      ...['--department', '11350299TT90000115', '--department-name', '合成审批局', ...more],
    );
    const [, delivery = ''] = /^批次 delivery: (\S+)（commitment）/m.exec(output) ?? [];
    return { status, output, delivery };
  }

  it('has nothing to list, and finds no delivery, where nothing was delivered', async () => {
    expect(await run('runs')).toEqual({
      status: 0,
      output: expect.stringContaining('every delivery is released'),
    });
    const { status, output } = await run('runs', 'release', 'none.csv');
    expect([status, output]).toEqual([1, expect.stringContaining('not found: none.csv')]);
  });

  it('lists what npm run ingest --hold has read, and what waits for it', async () => {
    const first = await ingest('甲', '--hold');
    expect(first.status, first.output).toBe(0);
    expect(first.output).toMatch(/^暂缓归集 held: 已读取 1 行，均未采用 · 1 rows read so far/m);
    expect(first.output).toContain(`npm run runs -- release ${first.delivery}\n`);
    const second = await ingest('乙');
    expect(second.status, second.output).toBe(1);
    expect(second.output).toContain(`decided on: ${first.delivery}\n`);
    [held, waiting] = [first.delivery, second.delivery];
    const { status, output } = await run('runs', 'list');
    expect(status, output).toBe(0);
    expect(output).toContain(first.output.slice(first.output.indexOf('批次')));
    expect(output).toContain(second.output.slice(second.output.indexOf('批次')));
    expect(await readdir(installation.folder.inbox)).toHaveLength(2);
  });

  it('takes in what is released, and then what waited for it', async () => {
    const { status, output } = await run('runs', 'release', held);
    expect(status, output).toBe(0);
    expect(output).toContain(`批次 delivery: ${held}`);
    expect(output).toContain('released: read 1 = inserted 1 +');
    expect((await run('runs')).output).toContain('every delivery is released');
    const again = await run('runs', 'release', waiting);
    expect(again.status, again.output).toBe(1);
    expect(again.output).toMatch(/not held: [^]*released: read 1 = inserted 1 \+/);
    expect(await readdir(installation.folder.inbox)).toEqual([]);
  });

  it('takes nothing of what is refused, with the reason', async () => {
    const { delivery } = await ingest('丙', '--hold');
    const told = await run('runs', 'refuse', delivery, '--reason', '字段错位');
    expect(told.status, told.output).toBe(0);
    expect(told.output).toContain('未归集 failed: 经人工审核退回，整份文件均未采用，理由：字段错位 · ');
    const { output } = await run('runs', 'list');
    expect(output).toContain('理由：字段错位');
    expect(await readdir(installation.folder.inbox)).toEqual([]);
    const wrong = await run('runs', 'refuse', delivery);
    expect([wrong.status, wrong.output]).toEqual([2, expect.stringContaining('npm run runs -- COMMAND')]);
    expect(await installation.processes()).toEqual([]);
  });
});
