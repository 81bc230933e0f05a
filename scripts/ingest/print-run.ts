import { type Issue, renderIssue } from '@egret/domain';
import type { RunStatus } from '@egret/store';

interface QuarantinedRow {
  readonly lineNo: number;
  readonly outcome: 'quarantined' | 'rejected';
  readonly issues: readonly Issue[];
}

const outcomes = { quarantined: '疑问数据 quarantined', rejected: '无法识别 rejected' } as const;

const states = {
  due: '待读取 due',
  staging: '读取中 staging',
  staged: '待归集 staged',
  held: '暂缓归集 held',
} as const;

/** Returns the lines that tell a department what became of its delivery. */
export function describeRun(run: RunStatus, rows: readonly QuarantinedRow[]): readonly string[] {
  const name = `批次 delivery: ${run.delivery}（${run.template}）`;
  if (run.state === 'failed') return [name, ...run.issues.map((issue) => `未归集 failed: ${told(issue)}`)];
  if (run.state !== 'released') return [name, ...describeUnfinished(run, run.state)];
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

function describeUnfinished(run: RunStatus, state: keyof typeof states): readonly string[] {
  const { delivery, stagedRows, waits, waitsFor } = run;
  const lines = [
    `${states[state]}: 已读取 ${stagedRows} 行，均未采用 · ${stagedRows} rows read so far, nothing of them is taken in yet`,
    ...run.issues.map((issue) => `  原因 reason: ${told(issue)}`),
    ...run.warnings.map((issue) => `  提醒 warning: ${told(issue)}`),
  ];
  if (waits > 0) lines.push(`  已推迟 ${waits} 次 · put off ${waits} times`);
  if (waitsFor !== null) {
    lines.push(
      `  须待在先的暂缓批次处理后归集 · is taken in once this earlier held delivery is decided on: ${waitsFor}`,
    );
  }
  const undecided = state === 'held' ? delivery : waitsFor;
  if (undecided !== null) {
    lines.push(
      `  放行 release: npm run runs -- release ${quoted(undecided)}`,
      `  退回 refuse:  npm run runs -- refuse ${quoted(undecided)} --reason TEXT`,
    );
  }
  return lines;
}

/** A delivery's name as a shell takes it for one word. */
function quoted(name: string): string {
  return /^[\p{L}\p{N}._/:-]+$/u.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}

function told(issue: Issue): string {
  const { zh, en } = renderIssue(issue);
  return `${zh} · ${en}`;
}
