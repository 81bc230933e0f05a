import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, localDate, nextListChange, proposeListEntries, subjectFactsOf } from '../src/index.ts';
import type {
  FactContent,
  KnownFacts,
  KnownRecord,
  ListRule,
  LocalDate,
  StandingEvent,
} from '../src/index.ts';
import { listRules, nationalLaw } from './_reference.ts';
import * as content from './_records.ts';
import { event } from './_records.ts';

function known(one: FactContent, events: readonly StandingEvent[] = []): KnownRecord {
  return { recordId: `${one.kind}/${one.decidedOn}`, content: one, events };
}

function penalty(
  decidedOn: string,
  changes: Partial<FactContent> = {},
  events: readonly StandingEvent[] = [],
) {
  const core = { decidedOn: localDate(decidedOn), severityStated: 'general' } as const;
  return known(content.penalty({ ...core, ...changes }), events);
}

function judgmentDefault(decidedOn: string, events: readonly StandingEvent[] = []) {
  return known(content.judgmentDefault({ decidedOn: localDate(decidedOn) }), events);
}

function honour(decidedOn: string) {
  const core = { kind: 'other', otherKind: 'honour', honourLevel: 'city' } as const;
  return known(content.licence({ ...core, decidedOn: localDate(decidedOn) }));
}

function subject(records: readonly KnownRecord[], kind: KnownFacts['kind'] = 'organisation'): KnownFacts {
  const order = (a: KnownRecord, b: KnownRecord) =>
    a.content.decidedOn.localeCompare(b.content.decidedOn) || a.recordId.localeCompare(b.recordId);
  const head = { subjectId: 's', kind, since: null, registrationState: null, minorUntil: null };
  return { ...head, records: records.toSorted(order) };
}

function next(who: KnownFacts, day: LocalDate, rules: readonly ListRule[] = listRules): LocalDate | null {
  return nextListChange(subjectFactsOf(who, nationalLaw, day), day, rules);
}

/** What the rules say on a day; the end of an entry counted from the day of its proposal moves with the day. */
function said(who: KnownFacts, day: LocalDate, rules: readonly ListRule[]): string {
  const moving = new Set(rules.filter(({ validity }) => validity.from === 'proposal').map(({ id }) => id));
  return JSON.stringify(
    proposeListEntries(subjectFactsOf(who, nationalLaw, day), day, rules).map((proposal) =>
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
    ['that one penalty is too few for any rule until it is used no more', two.slice(1), '2025-09-02'],
    // The second rule begins with the law of 2021.
    ['the day on which another version of a rule begins', two, '2021-01-01'],
    ['a decision dated ahead', [...two, penalty('2020-12-31'), penalty('2021-01-01')], '2021-01-01'],
    ['the end of a proposal that rests on a judgment', [judgmentDefault('2019-02-28')], '2021-03-01'],
    [
      'the fulfilment of a judgment',
      [judgmentDefault('2020-02-28', [event('fulfilled', '2021-02-01')])],
      '2021-02-01',
    ],
    [
      'an objection decided',
      [
        penalty('2020-06-01'),
        penalty('2020-09-01', {}, [
          event('objected', '2020-10-01'),
          event('objection-decided', '2021-02-01'),
        ]),
      ],
      '2021-02-01',
    ],
  ])('knows %s', (_, records, expected) => {
    expect(next(subject(records), asOf)).toBe(expected);
  });

  it('knows the day of a repair', () => {
    const repaired = penalty('2020-09-01', {}, [event('repaired', '2021-03-05')]);
    expect(next(subject([penalty('2020-06-01'), repaired]), localDate('2021-01-10'))).toBe('2021-03-05');
  });

  it('knows the day on which an honour, and a penalty that stands against it, is too old', () => {
    const honours = [
      honour('2020-01-15'),
      honour('2020-02-15'),
      penalty('2018-06-30', { severityStated: 'minor' }),
    ];
    const day = localDate('2021-02-01');
    expect(next(subject(honours), day)).toBe('2021-06-30');
    expect(next(subject(honours.slice(0, 2)), day)).toBe('2023-01-15');
  });

  const day = fc.nat(1100).map((days) => addDays(localDate('2018-12-01'), days));
  const record: fc.Arbitrary<KnownRecord> = fc
    .record({
      decidedOn: day,
      sort: fc.constantFrom('penalty', 'honour', 'judgment-default'),
      severityStated: fc.constantFrom('minor', 'general', 'serious'),
      grave: fc.boolean(),
      happens: fc.constantFrom(null, 'repaired', 'fulfilled', 'annulled', 'objected'),
      after: fc.nat(400),
    })
    .map(({ decidedOn, sort, severityStated, grave, happens, after }): KnownRecord => {
      const events = happens === null ? [] : [event(happens, addDays(decidedOn, after))];
      if (sort === 'honour') return honour(decidedOn);
      if (sort === 'judgment-default') return judgmentDefault(decidedOn, events);
      const penaltyKinds = grave ? (['fine', 'closure'] as const) : (['fine'] as const);
      return penalty(decidedOn, { severityStated, penaltyKinds }, events);
    });
  const anybody = fc
    .tuple(
      fc.uniqueArray(record, { maxLength: 6, selector: ({ recordId }) => recordId }),
      fc.constantFrom('organisation', 'natural-person'),
    )
    .map(([records, kind]) => subject(records, kind));

  it.each([
    ['the shipped rules', listRules],
    ['restless ones', restless],
  ])('never comes after a day on which the rules say something else: %s', (_, rules) => {
    fc.assert(
      fc.property(anybody, day, (who, from) => {
        const change = next(who, from, rules);
        const before = said(who, from, rules);
        // No window, validity or use is longer than five years after the last decision.
        for (let ahead = 1; ahead <= 3000; ahead++) {
          const later = addDays(from, ahead);
          if (later === change) return;
          expect(said(who, later, rules)).toBe(before);
        }
        expect(change).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
