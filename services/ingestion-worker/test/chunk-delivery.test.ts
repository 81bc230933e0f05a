import { readdirSync } from 'node:fs';
import { localDate, type Template } from '@egret/domain';
import { type DeliveredChunk, DeliveryError, type OpenRun } from '@egret/store';
import { sampleTables } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDelivery } from '../src/chunk-delivery.ts';
import {
  collect,
  approvals,
  court,
  csvOf,
  honour,
  honours,
  testFolder,
  type TestFolder,
} from './_deliveries.ts';

const { law } = await sampleTables();
const start = { chunks: 0, rows: 0, line: 0, parties: 0, notes: null };

/** Synthetic: division 350299 does not exist, the check character is right. */
const residentId = '350299199001010010';
const mistyped = '350299199001010011';

describe('chunking a delivery', () => {
  let folder: TestFolder;

  beforeAll(async () => {
    folder = await testFolder();
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  async function runOf(content: string | Uint8Array, template: Template): Promise<OpenRun> {
    return {
      runId: 'run',
      sourceId: 'source',
      template,
      department: approvals,
      delivery: '2020-06/other.csv',
      location: await folder.write('other.csv', content),
      deliveredOn: localDate('2020-06-28'),
      expectedRows: null,
      hold: false,
      isStaged: false,
      stagedAs: null,
      attempt: 0,
      position: start,
    };
  }

  async function chunks(
    content: string | Uint8Array,
    template: Template = 'other',
  ): Promise<readonly DeliveredChunk[]> {
    await using delivery = await openDelivery(await runOf(content, template), law, start);
    return await collect(delivery.chunks);
  }

  it('gives rows as entries with their lines', async () => {
    const content = honours(honour('1号', { 内容: '第一行\r\n第二行' }), honour('2号'));
    const [chunk, ...others] = await chunks(content);
    expect(others).toEqual([]);
    expect(chunk?.rows).toMatchObject([
      { lineNo: 2, type: 'entry', entry: { type: 'record', record: { documentNumber: '1号' } } },
      {
        lineNo: 4,
        type: 'entry',
        entry: {
          subject: { kind: 'organisation', identifiers: [{ scheme: 'uscc', value: '91350299TT9000011W' }] },
          record: { documentNumber: '2号', decidedOn: '2019-05-06', issuingAuthority: approvals },
        },
      },
    ]);
  });

  it('keeps every row as it came, one a line', async () => {
    const rows = [honour('1号', { 内容: '第一行\n"第二行"' }), ['torn'], honour('2号', { 认定日期: '坏' })];
    const [chunk] = await chunks(honours(...rows));
    expect(chunk?.raw.split('\n').map((line): unknown => JSON.parse(line))).toEqual(rows);
  });

  it('refuses rows that a stray quote makes into one, and says which lines', async () => {
    const [titles = '', ...rows] = honours(...['1', '2', '3', '4'].map((no) => honour(`${no}号`))).split(
      '\r\n',
    );
    const spoilt = rows.map((row, index) => (index < 2 ? row.replace(/(?<=^|,)(?=\d号)/, '"') : row));
    const [chunk] = await chunks([titles, ...spoilt].join('\r\n'));
    expect(chunk?.rows).toMatchObject([
      { lineNo: 2, type: 'rejected', issues: [{ code: 'merged-rows', params: { first: 2, last: 3 } }] },
      { lineNo: 4, type: 'entry', entry: { record: { documentNumber: '3号' } } },
      { lineNo: 5, type: 'entry', entry: { record: { documentNumber: '4号' } } },
    ]);
  });

  it('reads enrolments as entries that are no record', async () => {
    const enrolment = csvOf(
      ['姓名', '证件类型', '证件号码', '授权协议编号', '接受日期'],
      ['陈某', '身份证', residentId, 'A-1', '2020/01/02'],
    );
    const [chunk] = await chunks(enrolment, 'enrolment');
    expect(chunk?.rows).toMatchObject([{ type: 'entry', entry: { type: 'enrolment' } }]);
  });

  it('takes the codes of columns for their titles, in any order', async () => {
    const row: Readonly<Record<string, string>> = {
      assess_dt: '2020.05.06',
      CONTENT: '示范',
      info_kind: '荣誉表彰-区级',
      case_no: '3号',
      main_nm: '海沧某某有限公司',
      subject_kind: '法人',
      uni_social_crd_cd: '91350299TT9000011W',
      decorg: approvals.name,
      decorg_cd: approvals.uscc,
    };
    const [chunk] = await chunks(csvOf(Object.keys(row), Object.values(row)));
    expect(chunk?.rows).toMatchObject([{ type: 'entry', entry: { record: { documentNumber: '3号' } } }]);
  });

  it('quarantines a row with every reason, personal numbers masked', async () => {
    const person = { 主体类别: '自然人', 统一社会信用代码: '', 证件类型: '身份证', 证件号码: mistyped };
    const [chunk] = await chunks(honours(honour('1号'), honour('', person)));
    const wrong = chunk?.rows[1];
    expect(wrong).toMatchObject({ lineNo: 3, type: 'quarantined' });
    const issues = wrong && wrong.type !== 'entry' ? wrong.issues : [];
    expect(issues.map(({ field, code }) => [field, code])).toEqual(
      expect.arrayContaining([
        ['文书号', 'required'],
        ['证件号码', 'person-check-digit'],
      ]),
    );
    expect(JSON.stringify(issues)).not.toContain(mistyped);
  });

  it.each([
    ['the last row of many', 2_000, 2_000],
    ['the first row of many', 2_000, 1],
    ['the only row', 1, 1],
  ])('quarantines a row of UTF-8 with a byte that cannot be decoded: %s', async (_, count, damaged) => {
    const rows = Array.from({ length: count }, (_row, n) => honour(`${n + 1}号`));
    const bytes = Buffer.from(honours(...rows.slice(0, damaged)));
    // In the damaged row's last cell, before the line break.
    bytes[bytes.length - 3] = 0xff;
    const after = Buffer.from(csvOf(...rows.slice(damaged)));
    const all = (await chunks(Buffer.concat([bytes, after]))).flatMap((chunk) => chunk.rows);
    expect(all).toHaveLength(count);
    expect(all.filter((row) => row.type !== 'entry')).toMatchObject([
      {
        lineNo: damaged + 1,
        type: 'quarantined',
        issues: [{ field: '内容', code: 'undecodable', received: expect.stringContaining('\uFFFD') }],
      },
    ]);
  });

  it.each([
    ['fewer', honour('2号').slice(1)],
    ['more', [...honour('2号'), '']],
  ])('rejects a row of %s columns than the header, and goes on', async (_, row) => {
    const [chunk] = await chunks(honours(honour('1号'), row, honour('3号')));
    expect(chunk?.rows.map(({ lineNo, type }) => [lineNo, type])).toEqual([
      [2, 'entry'],
      [3, 'rejected'],
      [4, 'entry'],
    ]);
    expect(chunk?.rows[1]).toMatchObject({
      issues: [{ code: 'column-count', params: { expected: 11, columns: row.length } }],
    });
  });

  it('gives chunks of at most 2,000 rows, all of them in order', async () => {
    const rows = Array.from({ length: 4_001 }, (_, n) => honour(`${n + 1}号`));
    const given = await chunks(honours(...rows));
    expect(given.map((chunk) => chunk.rows.length)).toEqual([2_000, 2_000, 1]);
    expect(given.flatMap((chunk) => chunk.rows.map((row) => row.lineNo))).toEqual(rows.map((_, n) => n + 2));
  });

  it('gives nothing of a file that has only a header', async () => {
    expect(await chunks(honours())).toEqual([]);
  });

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['a header without required columns', csvOf(['信息类别', '颜色']), '文书号'],
    ['a header that names a field twice', honours().replace('内容', '文书号'), '文书号'],
    ['rows without a header', csvOf(honour('1号')), 'the header has no column "信息类别"'],
  ])('throws a DeliveryError for %s', async (_, content, message) => {
    const failed = await chunks(content).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DeliveryError);
    expect(String(failed)).toContain(message);
  });

  it('names no person where the header is a row', async () => {
    const row = honour('1号', { 主体类别: '自然人', 统一社会信用代码: '', 证件号码: residentId });
    const failed = await chunks(csvOf(row)).catch((error: unknown) => error);
    expect(String(failed)).not.toContain(residentId);
  });

  it('closes a file whose header does not fit', async () => {
    const before = readdirSync('/dev/fd').length;
    const content = `${csvOf(['颜色'])}${'red\r\n'.repeat(100_000)}`;
    await expect(chunks(content)).rejects.toThrow(DeliveryError);
    await expect.poll(() => readdirSync('/dev/fd').length).toBe(before);
  });

  it('warns of rows whose representative’s number is wrong, which it takes in', async () => {
    const titles = [
      '企业名称',
      '统一社会信用代码',
      '企业类型',
      '登记状态',
      '登记机关',
      '登记机关统一社会信用代码',
    ];
    const firm = [
      '海沧某某有限公司',
      '91350299TT9000011W',
      '有限责任公司',
      '存续',
      approvals.name,
      approvals.uscc,
    ];
    const register = csvOf(
      [...titles, '成立日期', '法定代表人', '法定代表人证件类型', '法定代表人证件号码'],
      [...firm, '2015/03/04', '陈某', '身份证', residentId],
      [...firm, '2015/03/04', '陈某', '身份证', mistyped],
      [...firm, '2015/03/04', '陈某', '', ''],
    );
    await using delivery = await openDelivery(await runOf(register, 'registry'), law, start);
    const rows = (await collect(delivery.chunks)).flatMap((chunk) => chunk.rows);
    expect(rows.map(({ type }) => type)).toEqual(['entry', 'entry', 'entry']);
    expect(delivery.warnings()).toEqual([
      {
        ...{ field: '法定代表人证件号码', code: 'representative-number-wrong', received: null },
        params: { rows: 1, lines: [3] },
      },
    ]);
  });

  it('takes the authority of a row over the department that delivers it', async () => {
    const changed = { 认定机关: court.name, 认定机关统一社会信用代码: court.uscc };
    const [chunk] = await chunks(honours(honour('1号', changed)));
    expect(chunk?.rows).toMatchObject([{ entry: { record: { issuingAuthority: court } } }]);
  });
});
