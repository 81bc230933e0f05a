import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  localDate,
  organisationCheckCharacter,
  residentCheckCharacter,
  usccCheckCharacter,
} from '@egret/domain';
import { dueSources, registerDeliveries, runStatuses } from '@egret/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullSource } from '../src/index.ts';
import { approvals, csvOf } from './_deliveries.ts';
import { openDistrict, type TestDistrict } from './_worker.ts';

const firms = 50_000;
const rows = 2 * firms;

const titles = [
  '行政相对人名称',
  '行政相对人类别',
  '行政相对人代码_1(统一社会信用代码)',
  '法定代表人',
  '法定代表人证件类型',
  '法定代表人证件号码',
  '行政许可决定文书名称',
  '行政许可决定文书号',
  '许可类别',
  '许可内容',
  '许可决定日期',
  '有效期自',
  '有效期至',
  '许可机关',
  '许可机关统一社会信用代码',
  '当前状态',
  '数据来源单位',
  '数据来源单位统一社会信用代码',
];

/** The row's cells; each firm's rows are as far apart as they can be. */
function licence(row: number): string[] {
  const firm = row % firms;
  const organisation = `TT${String(firm).padStart(6, '0')}`;
  const code = `91350299${organisation}${organisationCheckCharacter(organisation)}`;
  const born = 19_700_101 + 10_000 * Math.floor(firm / 1000);
  const person = `350299${born}${String(firm % 1000).padStart(3, '0')}`;
  return [
    ...[`合成${firm}号有限公司`, '法人及非法人组织', code + usccCheckCharacter(code)],
    ...[`代表${firm}`, '身份证', person + residentCheckCharacter(person)],
    ...['准予行政许可决定书', `海许〔2019〕${row}号`, '普通', '食品经营'],
    ...['2019/03/04', '2019/03/04', '2024/03/03', approvals.name, approvals.uscc, '1'],
    ...[approvals.name, approvals.uscc],
  ];
}

function* lines(): Generator<string> {
  yield csvOf(titles);
  for (let from = 0; from < rows; from += 5_000) {
    yield csvOf(...Array.from({ length: 5_000 }, (_, index) => licence(from + index)));
  }
}

describe('a delivery of 50,000 new subjects and 100,000 records', () => {
  let district: TestDistrict;

  beforeAll(async () => {
    district = await openDistrict();
    const location = join(district.folder.path, 'large.csv');
    await pipeline(Readable.from(lines()), createWriteStream(location));
    const delivery = { template: 'licence-organisation', department: approvals, location } as const;
    for (const [name, day] of [
      ['first', '2020-06-01'],
      ['again', '2020-06-02'],
    ] as const) {
      await registerDeliveries(district.store.db, [
        { ...delivery, name, deliveredOn: localDate(day), expectedRows: rows },
      ]);
      for (const { sourceId } of await dueSources(district.store.db)) {
        await pullSource(district.dependencies, sourceId, new AbortController().signal);
      }
    }
    // A statement that is quadratic would take hours.
  }, 300_000);
  afterAll(() => district[Symbol.asyncDispose]());

  it('goes in whole, and once', async () => {
    expect(await runStatuses(district.store.db)).toMatchObject([
      { delivery: 'first', state: 'released', read: rows, inserted: rows },
      { delivery: 'again', state: 'released', read: rows, inserted: 0, unchanged: rows },
    ]);
    expect(await district.count('record_version')).toBe(rows);
  });

  it('makes every firm and every representative once, with the codes that theirs imply', async () => {
    const { rows: found } = await district.store.pool.query(`
      select kind, count(*)::integer as subjects from subject_version where superseded_by_batch is null
      group by kind order by kind`);
    expect(found).toEqual([
      { kind: 'natural-person', subjects: firms },
      { kind: 'organisation', subjects: firms },
    ]);
    // A unified code contains the organisation code.
    expect(await district.count('identifier')).toBe(3 * firms);
  });
});
