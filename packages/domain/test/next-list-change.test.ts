import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, listRules, localDate, nextListChange, proposeListEntries } from '../src/index.ts';
import type { Fact, ListRule, LocalDate, SubjectFacts } from '../src/index.ts';

const plain: Fact = {
  recordId: 'r',
  kind: 'licence',
  documentNumber: '厦许〔2020〕1号',
  decidedOn: localDate('2020-06-01'),
  validTo: null,
  publicityEndsOn: null,
  severity: null,
  procedure: null,
  fineFen: null,
  status: 'effective',
  repairedOn: null,
  disputed: false,
  penaltyKinds: [],
  otherKind: null,
  honourLevel: null,
  commitmentKind: null,
  fulfilment: null,
};

function penalty(decidedOn: string, changes: Partial<Fact> = {}): Fact {
  const core = {
    kind: 'penalty',
    severity: 'general',
    procedure: 'ordinary',
    penaltyKinds: ['fine'],
  } as const;
  return { ...plain, ...core, recordId: `p${decidedOn}`, decidedOn: localDate(decidedOn), ...changes };
}

function other(otherKind: Fact['otherKind'], decidedOn: string, changes: Partial<Fact> = {}): Fact {
  const core = {
    kind: 'other',
    otherKind,
    recordId: `o${decidedOn}`,
    documentNumber: '（2020）闽0205执1号',
  } as const;
  return { ...plain, ...core, decidedOn: localDate(decidedOn), ...changes };
}

const honour = (decidedOn: string) => other('honour', decidedOn, { honourLevel: 'city' });

function subject(facts: readonly Fact[], kind: SubjectFacts['kind'] = 'organisation'): SubjectFacts {
  const order = (a: Fact, b: Fact) =>
    a.decidedOn.localeCompare(b.decidedOn) || a.recordId.localeCompare(b.recordId);
  return { subjectId: 's', kind, since: null, facts: facts.toSorted(order) };
}

/** What the rules say on a day; the end of an entry counted from the day of its proposal moves with the day. */
function said(known: SubjectFacts, day: LocalDate, rules: readonly ListRule[]): string {
  const moving = new Set(rules.filter(({ validity }) => validity.from === 'proposal').map(({ id }) => id));
  return JSON.stringify(
    proposeListEntries(known, day, rules).map((proposal) =>
      moving.has(proposal.ruleId) ? { ...proposal, validTo: null } : proposal,
    ),
  );
}

/** Short windows that begin and end in short months, and rules that take turns. */
const restless: readonly ListRule[] = listRules.map((rule, index) => ({
  ...rule,
  activeFrom: addDays(localDate('2019-01-31'), index * 170),
  activeTo: addDays(localDate('2020-06-30'), index * 130),
  condition:
    rule.condition.type === 'honours'
      ? { ...rule.condition, withinMonths: 13, cleanMonths: 1, minimumCount: 1 }
      : rule.condition.type === 'penalties'
        ? { ...rule.condition, withinMonths: 1, penaltyKinds: null }
        : rule.condition,
  validity: { ...rule.validity, months: 6 },
}));

describe('nextListChange', () => {
  const asOf = localDate('2020-12-31');
  const two = [penalty('2020-03-31'), penalty('2020-09-01')];

  it.each([
    ['nothing on record', [], null],
    ['too few penalties for any rule', two.slice(1), null],
    // The second rule begins with the law of 2021.
    ['the day on which another version of a rule begins', two, '2021-01-01'],
    ['a decision dated ahead', [...two, penalty('2020-12-31'), penalty('2021-01-01')], '2021-01-01'],
    [
      'the end of a proposal that rests on a judgment',
      [other('judgment-default', '2019-02-28')],
      '2021-03-01',
    ],
    [
      'the fulfilment of a judgment',
      [other('judgment-default', '2020-02-28'), other('judgment-fulfilled', '2021-02-01')],
      '2021-02-01',
    ],
  ])('knows %s', (_, facts, expected) => {
    expect(nextListChange(subject(facts), asOf)).toBe(expected);
  });

  it('knows the day of a repair', () => {
    const repairedOn = localDate('2021-03-05');
    const repaired = penalty('2020-09-01', { status: 'repaired', repairedOn });
    expect(nextListChange(subject([penalty('2020-06-01'), repaired]), localDate('2021-01-10'))).toBe(
      repairedOn,
    );
  });

  it('knows the day on which an honour, and a penalty that stands against it, is too old', () => {
    const honours = [
      honour('2020-01-15'),
      honour('2020-02-15'),
      penalty('2018-06-30', { severity: 'minor' }),
    ];
    const day = localDate('2021-02-01');
    expect(nextListChange(subject(honours), day)).toBe('2021-06-30');
    expect(nextListChange(subject(honours.slice(0, 2)), day)).toBe('2023-01-15');
  });

  const day = fc.nat(1100).map((days) => addDays(localDate('2018-12-01'), days));
  const fact: fc.Arbitrary<Fact> = fc
    .record({
      decidedOn: day,
      sort: fc.constantFrom('penalty', 'honour', 'judgment-default', 'judgment-fulfilled'),
      severity: fc.constantFrom('minor', 'general', 'serious'),
      grave: fc.boolean(),
      disputed: fc.boolean(),
      repairedAfter: fc.option(fc.nat(400)),
    })
    .map(({ decidedOn, sort, severity, grave, disputed, repairedAfter }): Fact => {
      if (sort === 'honour') return honour(decidedOn);
      if (sort !== 'penalty') return other(sort, decidedOn);
      const repairedOn = repairedAfter === null ? null : addDays(decidedOn, repairedAfter);
      return penalty(decidedOn, {
        ...{ severity, disputed, repairedOn, status: repairedOn === null ? 'effective' : 'repaired' },
        penaltyKinds: grave ? ['fine', 'closure'] : ['fine'],
      });
    });
  const known = fc
    .tuple(
      fc.uniqueArray(fact, { maxLength: 6, selector: ({ recordId }) => recordId }),
      fc.constantFrom('organisation', 'natural-person'),
    )
    .map(([facts, kind]) => subject(facts, kind));

  it.each([
    ['the shipped rules', listRules],
    ['restless ones', restless],
  ])('never comes after a day on which the rules say something else: %s', (_, rules) => {
    fc.assert(
      fc.property(known, day, (facts, from) => {
        const next = nextListChange(facts, from, rules);
        const before = said(facts, from, rules);
        // No window, validity or use is longer than five years after the last decision.
        for (let ahead = 1; ahead <= 3000; ahead++) {
          const later = addDays(from, ahead);
          if (later === next) return;
          expect(said(facts, later, rules)).toBe(before);
        }
        expect(next).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
