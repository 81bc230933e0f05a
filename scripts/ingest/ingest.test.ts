import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../installation/_installation.ts';
import { newKeys } from '../installation/keys.ts';

/** Synthetic: division 350299 does not exist. The check character of the first is right, the second's is not. */
const residentId = '350299199001010010';
const mistyped = '350299198505059991';

/** A delivery of licences with column codes; the rows' cells in the order of the codes. */
const codes =
  'XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_FRDB,XK_XDR_ZJLX,XK_XDR_ZJHM,XK_XKWS,XK_WSH,XK_XKLB,XK_XKBH,XK_NR,' +
  'XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_XKJGDM,XK_ZT,XK_LYDW,XK_LYDWDM,BZ';
const body = '合成审批局,11350299TT90000115';
const company = '合成某某商贸有限公司,法人及非法人组织,91350299TT9000011W,陈某某,,';

function licence(counterparty: string, documentNumber: string, decidedOn = '2020/05/06'): string {
  const content = '"食品销售\r\n（预包装）"';
  return `${counterparty},食品经营许可证,${documentNumber},普通,,${content},${decidedOn},${decidedOn},2099/12/31,${body},1,${body},`;
}

const delivery = [
  codes,
  licence(company, '海审〔2020〕1号'),
  licence(`王某某,自然人,,,身份证,${residentId}`, '海审〔2020〕2号'),
  licence(`李某某,自然人,,,身份证,${mistyped}`, '海审〔2020〕3号'),
  'torn,row',
  licence(company, '海审〔2020〕4号', '2020/02/30'),
  '',
].join('\r\n');

/** The commands run in this order upon one installation, which brings its database up for each of them. */
describe('npm run ingest', () => {
  let installation: TestInstallation;
  let file: string;
  /** What the first delivery's department was told. */
  let printed = '';

  beforeAll(async () => {
    installation = await testInstallation();
    file = join(installation.folder.path, '..', 'licences.csv');
    await writeFile(file, delivery);
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  const options = ['--template', 'licence-organisation', '--department', '11350299TT90000115'];
  const named = ['--department-name', '合成审批局'];

  async function ingest(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly status: number | string; readonly output: string }> {
    const running = installation.run('scripts/ingest/main.ts', args, environment);
    const status = await running.ended;
    return { status, output: running.output() };
  }

  it('asks for the name of a department that it does not know, and takes nothing in', async () => {
    const { status, output } = await ingest([file, ...options]);
    expect(status, output).toBe(2);
    expect(output).toContain('请用 --department-name 给出其名称');
    expect(output).not.toMatch(/released|^ +at /m);
  });

  it('takes a file in and prints the counters and what is wrong with which line', async () => {
    const { status, output } = await ingest([file, ...options, ...named]);
    expect(status, output).toBe(0);
    expect(output).toContain(
      'read 5 = inserted 2 + revised 0 + withdrawn 0 + unchanged 0 + quarantined 2 + rejected 1',
    );
    // Every licence takes two lines.
    expect(output).toMatch(/^ {2}第 6 行 line 6 疑问数据 quarantined: 证件号码 .* · /m);
    expect(output).toMatch(/^ {2}第 8 行 line 8 无法识别 rejected: /m);
    expect(output).toMatch(/^ {2}第 9 行 line 9 疑问数据 quarantined: 许可决定日期 .*2020\/02\/30/m);
    printed = output;
    expect(output).not.toContain(mistyped);
    expect(output).not.toContain(residentId);
  });

  it('is told again by npm run quarantine, in the words of the first time', async () => {
    const [told = '', name = ''] = /^批次 delivery: (\S+)（licence-organisation）[^]*/m.exec(printed) ?? [];
    expect(told).toContain('第 9 行');
    const again = installation.run('scripts/quarantine/main.ts', [name]);
    expect(await again.ended, again.output()).toBe(0);
    expect(again.output()).toContain(told);
    const unknown = installation.run('scripts/quarantine/main.ts', ['none.csv']);
    expect([await unknown.ended, unknown.output()]).toEqual([1, expect.stringContaining('none.csv')]);
  });

  it('finds nothing new in the same file', async () => {
    const { status, output } = await ingest([file, ...options, ...named]);
    expect(status, output).toBe(0);
    expect(output).toContain('read 5 = inserted 0 + revised 0 + withdrawn 0 + unchanged 2 +');
  });

  it('prints the columns that it left out, and takes nothing where one of them could end a record', async () => {
    const row = `${licence(company, '海审〔2020〕9号')},x`;
    const extended = join(installation.folder.path, '..', 'extended.csv');
    await writeFile(extended, `${codes},经办人\r\n${row}\r\n`);
    const taken = await ingest([extended, ...options]);
    expect(taken.status, taken.output).toBe(0);
    expect(taken.output).toMatch(/^ {2}提醒 warning: 模板没有“经办人”列/m);
    await writeFile(extended, `${codes},撤销情况\r\n${row}\r\n`);
    const refused = await ingest([extended, ...options]);
    expect(refused.status, refused.output).toBe(1);
    expect(refused.output).toMatch(/^未归集 failed: “撤销情况”列可能说明信息是否仍然有效/m);
    expect(refused.output).toContain('请将该列改为模板的列名（有效期自、有效期至、当前状态');
  });

  it('takes nothing of a file whose last line has no end, and says what to do', async () => {
    const cut = join(installation.folder.path, '..', 'cut.csv');
    await writeFile(cut, `${codes}\r\n${licence(company, '海审〔2020〕10号').slice(0, -60)}`);
    const { status, output } = await ingest([cut, ...options]);
    expect(status, output).toBe(1);
    expect(output).toMatch(/^未归集 failed: 末行没有换行符.*请在末行后加上换行 · .*put a line break after/m);
  });

  it('ends with status 1 where the file cannot be taken in', async () => {
    const { status, output } = await ingest([file, '--template', 'other', ...options.slice(2)]);
    expect(status, output).toBe(1);
    expect(output).toContain('未归集 failed: 表头缺少“信息类别”列');
  });

  it.each([
    ['no arguments', []],
    ['a wrong code', ['a.csv', ...options.slice(0, 3), '11350299TT90000116']],
  ])('ends with status 2 and the usage for %s', async (_, args) => {
    const { status, output } = await ingest(args);
    expect(status).toBe(2);
    expect(output).toContain('npm run ingest -- FILE');
  });

  it('ends with status 2 for a file that is not where the command was given', async () => {
    const { status, output } = await ingest(['none.csv', ...options], { INIT_CWD: installation.folder.path });
    expect(status).toBe(2);
    expect(output).toContain(join(installation.folder.path, 'none.csv'));
  });

  it('sees the run to its end where nobody reads what it prints', async () => {
    const running = installation.run('scripts/ingest/main.ts', [file, ...options]);
    running.stopReading();
    expect(await running.ended).toBe(0);
    expect(running.output()).toBe('');
  });

  it('refuses other keys than those of the database, and makes none where they are missing', async () => {
    const path = installation.folder.keys;
    const kept = await readFile(path, 'utf8');
    const refused = async (message: string): Promise<void> => {
      const { status, output } = await ingest([file, ...options]);
      expect(status, output).toBe(1);
      expect(output).toContain(message);
      expect(output).not.toContain('released');
      expect(output).not.toMatch(/^ +at /m);
    };
    await rm(path);
    await refused('密钥文件不存在');
    expect(await readdir(installation.folder.path)).not.toContain('keys.json');
    await writeFile(path, 'null');
    await refused('密钥文件内容有误');
    expect(await readFile(path, 'utf8')).toBe('null');
    await writeFile(path, JSON.stringify(newKeys()));
    await refused('密钥与数据库不符');
    await writeFile(path, kept);
    const { status, output } = await ingest([file, ...options]);
    expect(status, output).toBe(0);
  });

  it('leaves no copy of a file and no process behind', async () => {
    expect(await readdir(installation.folder.inbox)).toEqual([]);
    expect(await installation.processes()).toEqual([]);
  });
});
