import { type Issue, renderIssue } from '@egret/domain';
import type { RunStatus } from '@egret/store';

interface QuarantinedRow {
  readonly lineNo: number;
  readonly outcome: 'quarantined' | 'rejected';
  readonly issues: readonly Issue[];
}

const outcomes = { quarantined: '疑问数据 quarantined', rejected: '无法识别 rejected' } as const;

/** Returns the lines that tell a department what became of its delivery. */
export function describeRun(run: RunStatus, rows: readonly QuarantinedRow[]): readonly string[] {
  const name = `批次 delivery: ${run.delivery}（${run.template}）`;
  if (run.state === 'failed') return [name, ...run.issues.map((issue) => `未归集 failed: ${told(issue)}`)];
  const { read, inserted, revised, withdrawn, unchanged, quarantined, rejected } = run;
  const lines = [
    name,
    `已归集 released: read ${read} = inserted ${inserted} + revised ${revised} + withdrawn ${withdrawn} + ` +
      `unchanged ${unchanged} + quarantined ${quarantined} + rejected ${rejected}`,
  ];
  lines.push(...run.warnings.map((issue) => `  提醒 warning: ${told(issue)}`));
  for (const row of rows) {
    for (const issue of row.issues) {
      const { field, received } = issue;
      const came = received === null ? '' : `（${received}）`;
      const place = `第 ${row.lineNo} 行 line ${row.lineNo} ${outcomes[row.outcome]}`;
      lines.push(`  ${place}: ${field} ${renderIssue(issue).zh}${came} · ${renderIssue(issue).en}`);
    }
  }
  const hidden = quarantined + rejected - rows.length;
  if (hidden > 0) {
    lines.push(`  另有 ${hidden} 行 · ${hidden} more rows: npm run quarantine -- ${run.delivery}`);
  }
  return lines;
}

function told(issue: Issue): string {
  const { zh, en } = renderIssue(issue);
  return `${zh} · ${en}`;
}
