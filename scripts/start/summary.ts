import { categories, type Category, categoryOf } from '@egret/domain';
import type { Overview, RunCounters } from '@egret/store';
import type { Progress } from './progress.ts';

const counterNames = [
  'read',
  'inserted',
  'revised',
  'withdrawn',
  'unchanged',
  'quarantined',
  'rejected',
] as const;

const categoryNames: Readonly<Record<Category, string>> = {
  registry: '登记 registry',
  licence: '行政许可 licences',
  penalty: '行政处罚 penalties',
  'public-service': '公共服务 public services',
  other: '其他 others',
  commitment: '信用承诺 commitments',
  enrolment: '授权计分 enrolments',
};

/** Prints what the store holds: the six counters per category, subjects, scores by tier, lists. */
export function printSummary(overview: Overview, progress: Progress): void {
  const { line } = progress;
  line('');
  line(row('归集 ingested', counterNames));
  for (const category of categories) {
    const runs = overview.runs.filter((run) => categoryOf(run.template) === category);
    line(
      row(
        categoryNames[category],
        counterNames.map((name) => String(sumOf(runs, name))),
      ),
    );
  }
  line(
    row(
      '合计 total',
      counterNames.map((name) => String(sumOf(overview.runs, name))),
    ),
  );
  const failed = overview.runs.reduce((sum, run) => sum + run.failed, 0);
  if (failed > 0) line(`  ${failed} 个文件未能归集 deliveries failed`);
  line('');
  line(`主体 subjects   ${counts(overview.subjects.map(({ kind, count }) => [kind, count]))}`);
  for (const model of new Set(overview.scores.map((score) => score.modelId))) {
    const tiers = overview.scores.filter((score) => score.modelId === model);
    line(`评分 scores     ${model}: ${counts(tiers.map(({ tier, count }) => [tier, count]))}`);
  }
  line(
    `名单 lists      ${counts(overview.lists.map(({ list, state, count }) => [`${list} ${state}`, count]))}`,
  );
}

function counts(pairs: readonly (readonly [string, number])[]): string {
  return pairs.map(([name, count]) => `${name} ${count}`).join(' · ');
}

function sumOf(runs: readonly RunCounters[], name: (typeof counterNames)[number]): number {
  return runs.reduce((sum, run) => sum + run[name], 0);
}

function row(name: string, cells: readonly string[]): string {
  return `  ${padWide(name, 26)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}

/** Pads to a width in columns of a terminal, in which a Chinese character takes two. */
function padWide(text: string, width: number): string {
  const taken = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, width - taken));
}
