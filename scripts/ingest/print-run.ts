import type { Issue } from '@egret/domain';
import type { RunStatus } from '@egret/store';

interface QuarantinedRow {
  readonly lineNo: number;
  readonly outcome: 'quarantined' | 'rejected';
  readonly issues: readonly Issue[];
}

const outcomes = { quarantined: '疑问数据 quarantined', rejected: '无法识别 rejected' } as const;

/** Gives the lines that tell a department what became of its delivery. */
export function describeRun(run: RunStatus, rows: readonly QuarantinedRow[]): readonly string[] {
  if (run.state === 'failed') return [`未归集 failed: ${run.error ?? ''}`];
  const { read, inserted, revised, withdrawn, unchanged, quarantined, rejected } = run;
  const lines = [
    `已归集 committed: read ${read} = inserted ${inserted} + revised ${revised} + withdrawn ${withdrawn} + ` +
      `unchanged ${unchanged} + quarantined ${quarantined} + rejected ${rejected}`,
  ];
  for (const { title } of run.warnings) {
    lines.push(
      `  提醒 warning: 模板没有“${title}”列，该列未采用 · the template has no column "${title}": it was left out`,
    );
  }
  for (const row of rows) {
    for (const issue of row.issues) {
      const received = issue.received === null ? '' : `（${issue.received}）`;
      lines.push(
        `  第 ${row.lineNo} 行 line ${row.lineNo} ${outcomes[row.outcome]}: ${issue.field} ${issue.zh}${received} · ${issue.en}`,
      );
    }
  }
  const hidden = quarantined + rejected - rows.length;
  if (hidden > 0) lines.push(`  另有 ${hidden} 行 · ${hidden} more rows`);
  return lines;
}
