import { describe, expect, it } from 'vitest';

import { buildPopulation } from './population.ts';
import type { SampleRow } from './rows.ts';
import { buildSample } from './sample.ts';

const { deliveries } = buildSample(20201231);
const good = deliveries.flatMap(({ rows }) => rows).filter(({ mistake }) => mistake === null);
const first = good.filter(({ outcome }) => outcome === 'inserted');

function of(template: SampleRow['template'], rows = first): readonly SampleRow[] {
  return rows.filter((row) => row.template === template);
}

function yuan(row: SampleRow): number {
  return Math.round(Number(row.cells['罚款金额(万元)']) * 10_000);
}

describe('what the sample says, as such a district would', () => {
  it('has some joint-stock companies, well under one in a hundred', () => {
    const forms = of('registry').map(({ cells }) => cells['企业类型'] ?? '');
    const companies = forms.filter((form) => form.includes('有限公司') || form.includes('责任公司'));
    const jointStock = companies.filter((form) => form.startsWith('股份'));
    expect(jointStock.length).toBeGreaterThan(0);
    expect(jointStock.length / companies.length).toBeLessThan(0.01);
  });

  it('fines in the summary procedure no more than the law of 2020 allows: 50 yuan, of organisations 1,000', () => {
    const summary = [...of('penalty-organisation'), ...of('penalty-natural-person')].filter(
      ({ cells }) => (cells['行政处罚决定书文号'] ?? '').includes('简罚') && cells['罚款金额(万元)'] !== '',
    );
    expect(summary.length).toBeGreaterThan(100);
    const over = summary.filter((row) => {
      const organisation = row.cells['行政相对人类别'] === '法人及非法人组织';
      return yuan(row) > (organisation ? 1000 : 50);
    });
    expect(over).toEqual([]);
  });

  it('numbers food business licences JY and 14 digits', () => {
    const numbers = of('licence-organisation')
      .filter(({ cells }) => cells['许可证书名称'] === '食品经营许可证')
      .map(({ cells }) => cells['许可编号'] ?? '');
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.filter((number) => !/^JY\d{14}$/.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('tells the fulfilment of a judgment with the case number, court and party of its default', () => {
    const rows = of('other', good);
    const matter = ({ cells }: SampleRow) =>
      ['文书号', '主体名称', '统一社会信用代码', '证件号码', '认定机关']
        .map((title) => (cells[title] ?? '').trim().toUpperCase().replace('[', '〔').replace(']', '〕'))
        .join('|');
    const defaults = new Map(
      rows.filter(({ cells }) => cells['信息类别'] === '失信被执行人').map((row) => [matter(row), row]),
    );
    const performed = rows.filter(({ cells }) => cells['信息类别'] === '判决履行完毕');
    expect(performed.length).toBeGreaterThan(3);
    for (const row of performed) {
      const before = defaults.get(matter(row));
      expect(before?.on).toBeDefined();
      expect((before?.on ?? row.on) < row.on).toBe(true);
    }
  });

  it('names people from hundreds of characters, and hardly two alike', () => {
    const { enrolled, others, exemplary, penalised } = buildPopulation(20201231);
    const names = [...enrolled, ...others, ...exemplary, ...penalised].map(({ name }) => name);
    expect(new Set(names.flatMap((name) => [...name])).size).toBeGreaterThan(250);
    expect(new Set(names).size / names.length).toBeGreaterThan(0.93);
  });

  it('strikes off every business that was closed and whose first entry is good, however its code was typed', () => {
    const registered = new Set(of('registry').map(({ party }) => party.name));
    const closed = buildPopulation(20201231).businesses.filter(({ closedOn }) => closedOn !== null);
    const struckOff = of('registry', good).filter(({ cells }) => /^[注吊]销$/.test(cells['登记状态'] ?? ''));
    const expected = closed.map(({ name }) => name).filter((name) => registered.has(name));
    expect(struckOff.map(({ party }) => party.name).sort()).toEqual(expected.sort());
  });

  it('registers the self-employed with an operator and a day of registration, companies with neither', () => {
    const headers = (file: string) =>
      new Set(deliveries.filter((each) => each.file === file).flatMap((each) => each.header));
    const [households, companies] = [headers('registry-household.csv'), headers('registry.csv')];
    for (const word of ['经营者', '经营者证件号码', '注册日期', '经营场所']) {
      expect(households).toContain(word);
    }
    for (const word of ['法定代表人', '成立日期', '住所']) {
      expect(households).not.toContain(word);
      expect(companies).toContain(word);
    }
    const registered = deliveries.filter(({ file }) => file === 'registry-household.csv');
    expect(
      registered.flatMap(({ rows }) => rows).every(({ cells }) => cells['企业类型'] === '个体工商户'),
    ).toBe(true);
  });
});
