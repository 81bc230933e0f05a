import { join } from 'node:path';
import { localDate, renderIssue } from '@egret/domain';
import {
  dueSources,
  openSourceConnections,
  quarantinedRows,
  registerDeliveries,
  runStatuses,
} from '@egret/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullSource } from '../src/index.ts';
import { approvals, csvOf, honour, honours, honourTitles } from './_deliveries.ts';
import { holdCommits, noWaitingCommit, openDistrict, type TestDistrict, waitingCommit } from './_worker.ts';

/** Honours with columns of a department's own: their titles, and the cells of each row. */
function withColumns(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row, n) => [...honour(`${n + 1}号`), ...row]);
  return csvOf([...honourTitles, ...titles], ...cells);
}

describe('pulling a source', () => {
  let district: TestDistrict;

  beforeEach(async () => {
    district = await openDistrict();
  });
  afterEach(() => district[Symbol.asyncDispose]());

  /** Notes files as due deliveries of one source, the first one delivered first; null: there is no file. */
  async function deliver(...contents: readonly (string | Uint8Array | null)[]): Promise<string> {
    for (const [index, content] of contents.entries()) {
      const name = `${index + 1}.csv`;
      if (content !== null) await district.folder.write(name, content);
      await registerDeliveries(district.store.db, [
        {
          template: 'other',
          department: approvals,
          name,
          location: join(district.folder.path, name),
          deliveredOn: localDate(`2020-06-0${index + 1}`),
          expectedRows: null,
        },
      ]);
    }
    const [due] = await dueSources(district.store.db);
    if (!due) throw new Error('nothing is due');
    return due.sourceId;
  }

  const pull = (sourceId: string, signal = new AbortController().signal) =>
    pullSource(district.dependencies, sourceId, signal);

  it('commits every due delivery in its order, the counters with it', async () => {
    const sourceId = await deliver(
      honours(honour('1号'), honour('2号'), ['torn'], honour('3号', { 认定日期: '2020/13/01' })),
      honours(honour('1号', { 内容: '诚信示范单位（更正）' }), honour('2号')),
    );
    await pull(sourceId);
    const nothing = { revised: 0, withdrawn: 0, unchanged: 0, quarantined: 0, rejected: 0 };
    const [first, second] = await runStatuses(district.store.db);
    expect(first).toMatchObject({ ...nothing, read: 4, inserted: 2, quarantined: 1, rejected: 1 });
    expect(second).toMatchObject({ ...nothing, read: 2, inserted: 0, revised: 1, unchanged: 1 });
    expect(await district.runs()).toEqual(['1.csv released', '2.csv released']);
    const stored = await quarantinedRows(district.store.db, first?.runId ?? '', 10);
    expect(stored.map((row) => [row.lineNo, row.outcome, ...row.issues.map(renderIssue)])).toMatchObject([
      [4, 'rejected', { code: 'column-count', zh: '该行有1列，表头有11列，无法识别' }],
      [5, 'quarantined', { field: '认定日期', received: '2020/13/01', zh: '“认定日期”的日期不存在' }],
    ]);
  });

  it.each([
    ['is missing', null, { code: 'unreadable-file', params: { reason: 'ENOENT' } }],
    ['is empty', '', { code: 'empty-file' }],
    ['is no table of the template', '颜色,形状\r\n红,圆\r\n', { code: 'missing-column', field: '信息类别' }],
    ['never closes a quote', honours(honour('1号')).replace('1号', '"1号'), { code: 'not-csv' }],
    ['is a spreadsheet', Buffer.from('504b0304140000000800000021', 'hex'), { code: 'missing-column' }],
    ['is UTF-16 without a mark', Buffer.from(honours(honour('1号')), 'utf16le'), { code: 'missing-column' }],
  ])('fails the run of a file that %s, and goes on with the source', async (_, content, issue) => {
    await pull(await deliver(content, honours(honour('2号'))));
    const [failed, next] = await runStatuses(district.store.db);
    expect(failed).toMatchObject({ state: 'failed', read: 0 });
    expect(failed?.issues[0]).toMatchObject(issue);
    expect(next).toMatchObject({ state: 'released', inserted: 1, issues: [] });
    expect(await district.count('batch')).toBe(1);
    expect(await district.count('record_version')).toBe(1);
  });

  it('takes nothing of a file with an unknown column of status, repair or validity, and says what to do', async () => {
    const sourceId = await deliver(withColumns(['状态', '经办人'], [['0', '陈某']]), honours(honour('2号')));
    await pull(sourceId);
    const [failed, next] = await runStatuses(district.store.db);
    expect(failed).toMatchObject({ state: 'failed', read: 0, warnings: [] });
    expect(failed?.issues.map((issue) => renderIssue(issue).zh)).toEqual([
      '“状态”列可能说明信息是否仍然有效（如状态、异议、修复、有效期），模板中没有该列，整份文件均未采用；请将该列改为模板的列名（当前状态、状态变更日期、撤销日期、信用修复日期），不需要的请删去，然后重新报送',
    ]);
    expect(next).toMatchObject({ state: 'released', inserted: 1, warnings: [] });
    expect(await district.count('raw_chunk')).toBe(1);
    expect(await district.count('record_version')).toBe(1);
  });

  it('keeps a warning of every other unknown column with the run, personal numbers masked', async () => {
    // Division 350299 does not exist.
    const columns = ['经办人', '', '经办人350299199001010010', '经办人', '备注\0二'];
    await pull(
      await deliver(withColumns(columns, [['甲', '', '乙', '丙', '丁']]), withColumns(['序号'], [])),
    );
    const warning = (title: string) => ({ code: 'column-left-out', received: title });
    expect(await runStatuses(district.store.db)).toMatchObject([
      {
        state: 'released',
        read: 1,
        inserted: 1,
        warnings: [warning('经办人'), warning('经办人350*************10'), warning('备注 二')],
      },
      { state: 'released', read: 0, warnings: [warning('序号')] },
    ]);
  });

  it('warns of a column without a title that has content, and of none that is empty', async () => {
    const columns = ['', ' \0', ''];
    await pull(
      await deliver(
        withColumns(columns, [
          ['撤销', '', '无'],
          ['', '', '/'],
          ['撤销', '', ''],
        ]),
      ),
    );
    const [run] = await runStatuses(district.store.db);
    expect(run).toMatchObject({ state: 'released', read: 3 });
    expect(run?.warnings.map((issue) => renderIssue(issue).zh)).toEqual([
      '第12列没有列名，有2行在该列有内容，该列未采用',
    ]);
  });

  it('keeps nothing of a file that breaks in its middle', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => honour(`${n + 1}号`));
    const whole = honours(...rows);
    await pull(await deliver(`${whole}"${whole}`));
    expect(await district.runs()).toEqual(['1.csv failed']);
    for (const table of ['batch', 'raw_chunk', 'record_version', 'quarantine', 'identifier'] as const) {
      expect(await district.count(table), table).toBe(0);
    }
  });

  it('gives up a run that was begun too often, and goes on with the source', async () => {
    const sourceId = await deliver(honours(honour('1号')), honours(honour('2号')));
    await district.store.pool.query(
      `update ingest_run set attempt = 5, state = 'staging' where delivery = '1.csv'`,
    );
    await pull(sourceId);
    expect(await runStatuses(district.store.db)).toMatchObject([
      { state: 'failed', issues: [{ code: 'given-up', params: { attempts: 5 } }] },
      { state: 'released' },
    ]);
  });

  it('leaves a source alone that another worker holds', async () => {
    const sourceId = await deliver(honours(honour('1号')));
    const fail = (error: Error): void => {
      throw error;
    };
    {
      await using other = openSourceConnections(district.databaseUrl, fail);
      await using held = await other.hold(sourceId);
      expect(held).not.toBeNull();
      expect(await pull(sourceId)).toBe(0);
      expect(await district.runs()).toEqual(['1.csv due']);
    }
    expect(await pull(sourceId)).toBe(1);
    expect(await district.runs()).toEqual(['1.csv released']);
  });

  it('stops in the middle of a release when it is told to, and goes on with what is staged', async () => {
    const abort = new AbortController();
    const sourceId = await deliver(honours(honour('1号')), honours(honour('2号')));
    const pulling = pull(sourceId, abort.signal);
    {
      await using _held = await holdCommits(district);
      await waitingCommit(district);
      abort.abort();
      await noWaitingCommit(district);
    }
    await pulling;
    expect(await district.runs()).toEqual(['1.csv staged', '2.csv due']);
    expect(await district.count('record_version')).toBe(0);
    await pull(sourceId);
    expect(await district.runs()).toEqual(['1.csv released', '2.csv released']);
    expect(await district.count('record_version')).toBe(2);
  });

  it('throws where its connection is lost, puts the run off, and nothing is half-written', async () => {
    const sourceId = await deliver(honours(honour('1号'), ['torn']));
    {
      await using _held = await holdCommits(district);
      const lost = pull(sourceId).then(
        () => null,
        (error: unknown) => error,
      );
      await district.store.pool.query('select pg_terminate_backend($1)', [await waitingCommit(district)]);
      expect(await lost).toBeInstanceOf(Error);
    }
    expect(await district.runs()).toEqual(['1.csv staged']);
    for (const table of ['batch', 'raw_chunk', 'record_version', 'quarantine', 'identifier'] as const) {
      expect(await district.count(table), table).toBe(0);
    }
    expect(await pull(sourceId)).toBe(0);
    await expect.poll(() => pull(sourceId), { timeout: 10_000 }).toBe(1);
    expect(await district.runs()).toEqual(['1.csv released']);
    expect(await runStatuses(district.store.db)).toMatchObject([{ read: 2, inserted: 1, rejected: 1 }]);
  });
});
