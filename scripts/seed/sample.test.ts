import { checkIdentifier } from '@egret/domain';
import type { IdentifierScheme } from '@egret/domain';
import { describe, expect, it } from 'vitest';

import { commonTitles } from './layouts.ts';
import type { SampleRow } from './rows.ts';
import { buildSample } from './sample.ts';

const sample = buildSample(20201231);
const rows = sample.deliveries.flatMap((delivery) => delivery.rows);
const good = rows.filter(({ outcome }) => outcome !== 'quarantined' && outcome !== 'rejected');
const { categories, total, wrongRows } = sample.expectations;

function of(row: SampleRow, title: string): string {
  return row.cells[title] ?? '';
}

/** Every identifier of a row with its scheme, empty cells and words for nothing left out. */
function identifiersOf(row: SampleRow): [IdentifierScheme, string][] {
  const titles = commonTitles[row.template];
  const passport = of(row, '证件类型') === '护照号';
  const all: [IdentifierScheme, string][] = [
    ['uscc', of(row, titles.uscc)],
    ['organisation-code', of(row, '行政相对人代码_3(组织机构代码)')],
    ['registration-number', of(row, '行政相对人代码_2(工商注册号)')],
    ['registration-number', of(row, '注册号')],
    [passport ? 'passport' : 'resident-id', of(row, '证件号码')],
    ['resident-id', of(row, '法定代表人证件号码')],
  ];
  if (row.template !== 'enrolment') all.push(['uscc', of(row, titles.authorityUscc)]);
  return all.filter(([, value]) => value !== '');
}

/** Whether a normalised identifier can be nobody's: in the division, the letters or the country that nobody has. */
function synthetic(scheme: IdentifierScheme, value: string): boolean {
  if (scheme === 'uscc') return value.slice(2, 10) === '350299TT';
  if (scheme === 'organisation-code') return value.startsWith('TT');
  return value.startsWith(scheme === 'passport' ? 'XX' : '350299');
}

describe('the sample district', () => {
  it.each([
    ['licence', 7581],
    ['penalty', 842],
    ['public-service', 2554],
    ['other', 97],
    ['commitment', 1108],
    ['enrolment', 1500],
  ] as const)('holds exactly the published number of entries: %s %i', (category, count) => {
    expect(categories[category].inserted).toBe(count);
  });

  it('counts every row once', () => {
    const { read, inserted, revised, withdrawn, unchanged, quarantined, rejected } = total;
    expect(inserted + revised + withdrawn + unchanged + quarantined + rejected).toBe(read);
    expect([withdrawn, unchanged, categories.penalty.revised]).toEqual([40, 30, 41]);
    expect(wrongRows).toHaveLength(quarantined + rejected);
  });

  it('has about one wrong row in a hundred, of every kind', () => {
    expect(wrongRows.length / total.read).toBeGreaterThan(0.008);
    expect(wrongRows.length / total.read).toBeLessThan(0.013);
    expect(new Set(wrongRows.map(({ mistake }) => mistake)).size).toBeGreaterThan(25);
  });

  it('has no good identifier that does not check, and none outside the division that does not exist', () => {
    const wrong = good.flatMap((row) =>
      identifiersOf(row).filter(([scheme, raw]) => {
        const checked = checkIdentifier(scheme, raw, scheme);
        return !checked.ok || !synthetic(scheme, checked.value.value);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('writes no number of another division anywhere', () => {
    const cells = rows.flatMap((row) => Object.values(row.cells));
    const numbers = cells.flatMap((cell) => cell.match(/\b[1-9]\d{16}[\dX]\b/g) ?? []);
    expect(numbers.length).toBeGreaterThan(5000);
    expect(numbers.filter((number) => !number.includes('350299'))).toEqual([]);
  });

  it('decides nothing after its delivery and nothing outside the three years', () => {
    for (const { deliveredOn, month, rows: delivered } of sample.deliveries) {
      expect(deliveredOn <= '2020-12-31').toBe(true);
      for (const { on, outcome, template } of delivered) {
        if (outcome === 'quarantined') continue;
        expect(on <= deliveredOn).toBe(true);
        if (template !== 'registry') expect(on.slice(0, 7) <= month && on >= '2018-01-01').toBe(true);
        if (template === 'commitment') expect(on.slice(0, 4)).toBe('2020');
      }
    }
  });

  it('delivers one good row a key: document number, subject and authority', () => {
    const keys = good
      .filter(
        ({ outcome, template }) =>
          outcome === 'inserted' && template !== 'commitment' && template !== 'registry',
      )
      .map(
        (row) =>
          `${row.template} ${of(row, commonTitles[row.template].documentNumber)} ${of(row, commonTitles[row.template].authorityUscc)}`,
      );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('registers every company and household once', () => {
    const codes = good
      .filter(({ outcome, template }) => outcome === 'inserted' && template === 'registry')
      .map((row) => of(row, '统一社会信用代码').toUpperCase());
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('gives three in four penalties to organisations and households', () => {
    const ofOrganisations = good.filter(
      ({ outcome, template }) => outcome === 'inserted' && template === 'penalty-organisation',
    );
    expect(ofOrganisations.length / 842).toBeCloseTo(0.75, 1);
  });

  it('enrols nobody before 18, and nobody before the score was opened', () => {
    for (const row of good.filter(({ template }) => template === 'enrolment')) {
      const accepted = Number(/\d{8}(?=\d{5}$)/.exec(of(row, '授权协议编号'))?.[0]);
      const number = checkIdentifier('resident-id', of(row, '证件号码'), '证件号码');
      const born = number.ok ? Number(number.value.value.slice(6, 14)) : Number.NaN;
      expect(accepted - born).toBeGreaterThanOrEqual(180_000);
      expect(accepted).toBeGreaterThanOrEqual(2018_07_05);
    }
  });

  it('tells the histories that the personas are for', () => {
    const { personScore700, personBelow530, enterpriseRepaired } = sample.personas;
    const about = (number: string) => good.filter(({ cells }) => Object.values(cells).includes(number));
    const best = about(personScore700.number);
    expect(best.map((row) => of(row, '信息类别')).filter((kind) => kind.startsWith('荣誉'))).toEqual([
      '荣誉表彰-区级',
      '荣誉表彰-市级',
      '荣誉表彰-省级',
    ]);
    expect(best.filter((row) => of(row, '履约状态') === '全部履行')).toHaveLength(6);
    const worst = about(personBelow530.number);
    expect(
      worst.filter((row) => of(row, '失信严重程度') === '3' && of(row, '处罚程序') === '普通程序'),
    ).toHaveLength(2);
    expect(worst.filter((row) => of(row, '信息类别') === '失信被执行人')).toHaveLength(1);
    const repaired = about(enterpriseRepaired.uscc).filter(
      ({ template }) => template === 'penalty-organisation',
    );
    expect(repaired.map(({ outcome }) => outcome)).toEqual(['inserted', 'revised']);
    expect(repaired.at(-1)?.cells['信用修复日期']).toBe('2020/04/21');
  });

  it('transcribes determinations about subjects of the sample', () => {
    expect(
      sample.listDecisions.filter(({ definitionId }) => definitionId !== 'district-red-list'),
    ).toHaveLength(4);
    expect(
      sample.listDecisions.filter(({ definitionId }) => definitionId === 'district-red-list'),
    ).toHaveLength(5);
    for (const { subject, decidedOn, validTo } of sample.listDecisions) {
      expect(checkIdentifier(subject.scheme, subject.value, 'subject')).toMatchObject({ ok: true });
      expect(decidedOn <= '2020-12-31' && validTo > '2020-12-31').toBe(true);
    }
  });
});
