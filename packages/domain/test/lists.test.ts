import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  blankFact,
  definitionOn,
  hasInternalList,
  listDisclosure,
  localDate,
  outstandingDefaults,
  proposeListEntries,
} from '../src/index.ts';
import type { Fact, SubjectKind } from '../src/index.ts';
import { listDefinitions, listRules } from './_reference.ts';

const plain: Fact = {
  ...blankFact,
  recordId: 'r',
  kind: 'licence',
  documentNumber: '厦许〔2020〕1号',
  decidedOn: localDate('2020-06-01'),
};

function penalty(recordId: string, decidedOn: string, changes: Partial<Fact> = {}): Fact {
  const core = { recordId, decidedOn: localDate(decidedOn), documentNumber: recordId };
  return {
    ...plain,
    kind: 'penalty',
    severity: 'general',
    procedure: 'ordinary',
    penaltyKinds: ['fine'],
    ...core,
    ...changes,
  };
}

function other(recordId: string, decidedOn: string, changes: Partial<Fact>): Fact {
  return {
    ...plain,
    kind: 'other',
    recordId,
    documentNumber: recordId,
    decidedOn: localDate(decidedOn),
    ...changes,
  };
}

const honour = (id: string, on: string, level: Fact['honourLevel'] = 'city') =>
  other(id, on, { otherKind: 'honour', honourLevel: level });
const judgmentDefault = (id: string, on: string) => other(id, on, { otherKind: 'judgment-default' });

function proposed(facts: readonly Fact[], asOf = '2020-12-31', kind: SubjectKind = 'organisation') {
  const known = facts.filter((fact) => fact.decidedOn <= asOf);
  const sorted = known.sort((a, b) => a.decidedOn.localeCompare(b.decidedOn));
  const subject = { subjectId: 's', kind, since: null, registrationState: null, changesOn: null };
  return proposeListEntries({ ...subject, facts: sorted }, localDate(asOf), listRules);
}

function lists(facts: readonly Fact[], asOf?: string, kind?: SubjectKind): readonly string[] {
  return proposed(facts, asOf, kind).map((proposal) => `${proposal.list} ${proposal.recordIds.join()}`);
}

const honours = [honour('h1', '2018-03-01'), honour('h2', '2020-03-01', 'provincial')];
const penalties = [penalty('p1', '2020-02-01'), penalty('p2', '2020-11-01', { severity: 'serious' })];
const revoked = penalty('p3', '2022-03-01', {
  severity: 'serious',
  penaltyKinds: ['fine', 'licence-revoked'],
});

describe('red', () => {
  it.each([
    ['two honours in three years', honours, ['red h1,h2']],
    ['one honour', honours.slice(1), []],
    ['an honour of the district', [...honours.slice(1), honour('h3', '2020-04-01', 'district')], []],
    ['an honour too old', [honour('h0', '2017-12-31'), ...honours.slice(1)], []],
    ['a penalty', [...honours, penalty('p', '2018-01-01')], []],
    ['a penalty of more than three years ago', [...honours, penalty('p', '2017-12-31')], ['red h1,h2']],
    ['a judgment default', [...honours, judgmentDefault('d', '2019-01-01')], ['black d']],
    [
      'a judgment default fulfilled',
      [...honours, { ...judgmentDefault('d', '2019-01-01'), fulfilled: true }],
      ['red h1,h2'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(lists(facts)).toEqual(expected);
  });

  it('is not proposed for persons', () => {
    expect(lists(honours, '2020-12-31', 'natural-person')).toEqual([]);
  });
});

describe('key-attention', () => {
  it.each([
    ['two penalties in twelve months', penalties, ['key-attention p1,p2']],
    ['one', penalties.slice(1), []],
    ['a minor one', [...penalties.slice(1), penalty('p', '2020-03-01', { severity: 'minor' })], []],
    ['one too old', [...penalties.slice(1), penalty('p', '2019-12-31')], []],
    ['one under objection', [...penalties.slice(1), penalty('p', '2020-03-01', { disputed: true })], []],
    ['one repaired', [...penalties.slice(1), penalty('p', '2020-03-01', { repaired: true })], []],
    ['one decided later', [...penalties.slice(1), penalty('p', '2021-01-01')], []],
  ])('%s', (_, facts, expected) => {
    expect(lists(facts)).toEqual(expected);
  });

  it('names the version of the rule that held on the day, and its last day', () => {
    const [then] = proposed(penalties);
    expect(then).toMatchObject({
      ruleId: 'key-attention-repeated-penalties',
      ruleVersion: 2,
      definitionId: 'district-key-attention',
      validTo: '2021-12-31',
    });
    const [later] = proposed([penalty('p1', '2022-01-01'), penalty('p2', '2022-02-01')], '2022-06-01');
    expect(later).toMatchObject({
      ruleId: 'key-attention-repeated-penalties',
      ruleVersion: 3,
    });
  });
});

describe('black', () => {
  it('is proposed for a judgment default of anybody, for two years from its decision', () => {
    for (const kind of ['organisation', 'self-employed', 'natural-person'] as const) {
      const [proposal] = proposed([judgmentDefault('d', '2019-03-01')], '2020-12-31', kind);
      expect(proposal).toMatchObject({ list: 'black', recordIds: ['d'], validTo: '2021-03-01' });
    }
    expect(lists([judgmentDefault('d', '2019-03-01')], '2021-03-02')).toEqual([]);
  });

  it('is proposed for a grave penalty since the measures of 2021, beside no red', () => {
    expect(lists([revoked], '2022-06-01')).toEqual(['black p3']);
    expect(lists([{ ...revoked, severity: 'general' }], '2022-06-01')).toEqual([]);
    expect(lists([{ ...revoked, penaltyKinds: ['fine'] }], '2022-06-01')).toEqual([]);
    expect(lists([penalty('p', '2020-03-01', { severity: 'serious', penaltyKinds: ['closure'] })])).toEqual(
      [],
    );
  });

  it('has a national text for every rule and none by counting lesser breaches', () => {
    for (const rule of listRules.filter((one) => one.list === 'black')) {
      expect(rule.legalBasis).toMatch(/法释|令第/);
      const severities = rule.condition.type === 'penalties' ? rule.condition.severities : ['serious'];
      expect(severities).toEqual(['serious']);
    }
  });
});

describe('judgment defaults', () => {
  it('are outstanding until they are fulfilled themselves, whatever else is', () => {
    const facts = [
      { ...judgmentDefault('a', '2019-01-01'), fulfilled: true },
      judgmentDefault('b', '2019-02-01'),
      honour('h', '2019-03-01'),
    ];
    expect(outstandingDefaults(facts).map((fact) => fact.recordId)).toEqual(['b']);
  });
});

describe('every proposal', () => {
  it('rests on records decided by the day, and a repair or objection never adds one', () => {
    const fact = fc
      .record({
        days: fc.nat(1500),
        severity: fc.constantFrom('minor', 'general', 'serious'),
        kinds: fc.constantFrom('fine', 'closure'),
        disputed: fc.boolean(),
      })
      .map(({ days, severity, kinds, disputed }) =>
        penalty(`p${days}`, addDays(localDate('2019-01-01'), days), {
          severity,
          penaltyKinds: [kinds],
          disputed,
        }),
      );
    fc.assert(
      fc.property(
        fc.uniqueArray(fact, { maxLength: 6, selector: (one) => one.recordId }),
        fc.nat(1500),
        (facts, days) => {
          const asOf = addDays(localDate('2019-01-01'), days);
          const before = proposed(facts, asOf);
          for (const proposal of before) {
            expect(proposal.recordIds.length).toBeGreaterThan(0);
            expect(proposal.validTo >= asOf).toBe(true);
            const ids = facts
              .filter((one) => one.decidedOn <= asOf && !one.disputed)
              .map((one) => one.recordId);
            expect(ids).toEqual(expect.arrayContaining([...proposal.recordIds]));
          }
          const after = proposed(
            facts.map((one, index) => (index === 0 ? { ...one, disputed: true } : one)),
            asOf,
          );
          expect(after.length).toBeLessThanOrEqual(before.length);
        },
      ),
    );
  });
});

describe('what a list brings about', () => {
  it.each([
    ['2018-01-01', []],
    ['2019-07-08', []],
    ['2019-07-09', ['more-inspections', 'interview']],
    ['2020-12-31', ['more-inspections', 'interview']],
    ['2026-11-01', ['more-inspections', 'interview']],
  ])('key attention on %s: supervision at most, once an instrument provides for it', (on, effects) => {
    const definition = definitionOn(listDefinitions, 'district-key-attention', localDate(on));
    expect(definition?.effects.map(({ id }) => id)).toEqual(effects);
  });
});

describe('what a list discloses', () => {
  it.each([
    ['district-red-list', '2020-12-31', 'public'],
    ['district-red-list', '2026-11-01', 'public'],
    ['judgment-defaulters', '2020-12-31', 'public'],
    ['judgment-defaulters', '2026-11-01', 'public'],
    ['district-key-attention', '2018-01-01', 'public'],
    ['district-key-attention', '2020-12-31', 'public'],
    ['district-key-attention', '2021-01-01', 'shared'],
    ['district-key-attention', '2026-11-01', 'shared'],
    ['major-tax-cases', '2018-12-31', null],
    ['no-such-list', '2020-12-31', null],
  ] as const)('%s on %s: %s', (id, on, disclosure) => {
    expect(listDisclosure(listDefinitions, id, localDate(on))).toBe(disclosure);
  });

  it('is nothing at all of a kind with an internal list', () => {
    const internal = (on: string) => hasInternalList(listDefinitions, 'key-attention', localDate(on));
    expect([internal('2020-12-31'), internal('2021-01-01')]).toEqual([false, true]);
    expect(hasInternalList(listDefinitions, 'black', localDate('2026-11-01'))).toBe(false);
  });
});
