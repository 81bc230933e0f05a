import type { Issue } from '@egret/domain';
import type { RunStatus } from '@egret/store';
import { describe, expect, it } from 'vitest';
import { describeRun } from './print-run.ts';

const run: RunStatus = {
  runId: 'r',
  sourceId: 's',
  template: 'other',
  delivery: 'd',
  state: 'released',
  issues: [],
  warnings: [],
  stagedRows: 30,
  waits: 0,
  waitsFor: null,
  read: 30,
  inserted: 3,
  revised: 1,
  withdrawn: 1,
  unchanged: 1,
  quarantined: 22,
  rejected: 2,
};

const name = '批次 delivery: d（other）';

function issue(received: string | null): Issue {
  return { field: '认定日期', code: 'impossible-date', received, params: {} };
}

describe('what a department is told of its delivery', () => {
  it('has the six counters, every issue of a row on a line, and how many rows are not shown', () => {
    const rows = [
      { lineNo: 4, outcome: 'quarantined', issues: [issue('2020/13/01'), issue(null)] },
      { lineNo: 9, outcome: 'rejected', issues: [issue(null)] },
    ] as const;
    expect(describeRun(run, rows)).toEqual([
      name,
      '已归集 released: read 30 = inserted 3 + revised 1 + withdrawn 1 + unchanged 1 + quarantined 22 + rejected 2',
      '  第 4 行 line 4 疑问数据 quarantined: 认定日期 “认定日期”的日期不存在（2020/13/01） · "认定日期" is a date that does not exist',
      '  第 4 行 line 4 疑问数据 quarantined: 认定日期 “认定日期”的日期不存在 · "认定日期" is a date that does not exist',
      '  第 9 行 line 9 无法识别 rejected: 认定日期 “认定日期”的日期不存在 · "认定日期" is a date that does not exist',
      '  另有 22 行 · 22 more rows: npm run quarantine -- d',
    ]);
  });

  it('says nothing of further rows where all are shown', () => {
    expect(describeRun({ ...run, quarantined: 0, rejected: 0 }, [])).toHaveLength(2);
  });

  it('names the columns that were left out, before the rows', () => {
    const warnings: readonly Issue[] = [
      { field: '经办人', code: 'column-left-out', received: '经办人', params: {} },
    ];
    expect(describeRun({ ...run, warnings, quarantined: 0, rejected: 0 }, [])).toEqual([
      name,
      expect.stringContaining('已归集 released'),
      '  提醒 warning: 模板没有“经办人”列，该列未采用 · the template has no column "经办人": it was left out',
    ]);
  });

  it('has the rows read and what to do of a held one, and of one that waits for it', () => {
    const held: RunStatus = { ...run, state: 'held', delivery: "2020/a b's.csv" };
    const commands = [
      `  放行 release: npm run runs -- release '2020/a b'\\''s.csv'`,
      `  退回 refuse:  npm run runs -- refuse '2020/a b'\\''s.csv' --reason TEXT`,
    ];
    expect(describeRun(held, []).slice(1)).toEqual([
      '暂缓归集 held: 已读取 30 行，均未采用 · 30 rows read so far, nothing of them is taken in yet',
      ...commands,
    ]);
    const later = describeRun({ ...run, state: 'due', stagedRows: 0, waits: 2, waitsFor: held.delivery }, []);
    expect(later.slice(1)).toEqual([
      expect.stringMatching(/^待读取 due: 已读取 0 行/),
      '  已推迟 2 次 · put off 2 times',
      expect.stringContaining(held.delivery),
      ...commands,
    ]);
  });

  it('has the reason why nothing was taken in', () => {
    const issues: readonly Issue[] = [{ field: '', code: 'empty-file', received: null, params: {} }];
    expect(describeRun({ ...run, state: 'failed', issues }, [])).toEqual([
      name,
      '未归集 failed: 文件为空，应有表头 · the file is empty: a header row was expected',
    ]);
  });
});
