import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Category } from '@egret/domain';
import type { Counters, Expectations } from '../seed/expected.ts';
import type { DataFolder } from './data-folder.ts';

const names: Readonly<Record<Category | 'total', string>> = {
  registry: '登记 registry',
  licence: '行政许可 licences',
  penalty: '行政处罚 penalties',
  'public-service': '公共服务 public services',
  other: '其他 others',
  commitment: '信用承诺 commitments',
  enrolment: '授权计分 enrolments',
  total: '合计 total',
};

/** What the start prints of the six counters, by category. */
export function printedCounters(output: string): Readonly<Record<string, Counters>> {
  const entries = Object.entries(names).map(([category, name]) => {
    const cells = new RegExp(`^ *${name}((?: +\\d+){7})$`, 'm').exec(output)?.[1]?.trim().split(/ +/) ?? [];
    const [read, inserted, revised, withdrawn, unchanged, quarantined, rejected] = cells.map(Number);
    return [category, { read, inserted, revised, withdrawn, unchanged, quarantined, rejected }] as const;
  });
  return Object.fromEntries(entries) as Record<string, Counters>;
}

/** What the sample says that the counters must be, by category. */
export async function expectedCounters(folder: DataFolder): Promise<Readonly<Record<string, Counters>>> {
  const expected = JSON.parse(await readFile(join(folder.sample, 'expected.json'), 'utf8')) as Expectations;
  return { ...expected.categories, total: expected.total };
}

/** The summary as it stands in what the start prints. */
export function summaryOf(output: string): string {
  return /归集 ingested[^]*?名单 lists.*$/m.exec(output)?.[0] ?? '';
}
