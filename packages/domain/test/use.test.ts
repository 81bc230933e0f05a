import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, lawOf, standingOf, useOf } from '../src/index.ts';
import type { FactContent, RecordSubject, StandingEvent } from '../src/index.ts';
import { nationalLaw } from './_reference.ts';
import {
  anyContent,
  anyDay,
  anyEvents,
  anySubject,
  event,
  judgmentDefault,
  licence,
  on,
  penalty,
  subject,
} from './_records.ts';

const all = { published: true, shared: true, authorised: true, scored: true };
const none = { published: false, shared: false, authorised: false, scored: false };
const repaired = [event('repaired', '2025-12-01')];
const of2025 = { decidedOn: on('2025-06-15') };

function use(
  content: FactContent,
  events: readonly StandingEvent[],
  day: string,
  of: RecordSubject = subject(),
) {
  return useOf(content, events, of, nationalLaw, on(day));
}

describe('what may be done with a record', () => {
  it.each([
    ['before its decision', {}, [], '2020-06-14', none],
    ['on the day of its decision', {}, [], '2020-06-15', all],
    ['on the last day of its publicity', {}, [], '2021-06-15', all],
    ['the day after', {}, [], '2021-06-16', { ...all, published: false }],
    ['on the last day of its use', {}, [], '2025-06-15', { ...all, published: false }],
    ['in the archive', {}, [], '2025-06-16', none],
    ['annulled', {}, [event('annulled', '2020-07-01')], '2020-07-01', none],
    ['before it was annulled', {}, [event('annulled', '2020-07-01')], '2020-06-30', all],
    ['misreported', {}, [event('misreported', '2020-07-01')], '2020-06-30', none],
    ['under objection', {}, [event('objected', '2020-07-01')], '2020-07-01', all],
    [
      'shared among departments',
      { disclosureStated: 'shared' },
      [],
      '2020-07-01',
      { ...all, published: false },
    ],
    [
      'on authorisation',
      { disclosureStated: 'authorised' },
      [],
      '2020-07-01',
      { ...all, published: false, shared: false },
    ],
    ['before its repair', of2025, repaired, '2025-11-30', all],
    ['repaired, before 2026-04-01', of2025, repaired, '2026-03-31', { ...all, published: false }],
    ['repaired, from 2026-04-01 on', of2025, repaired, '2026-04-01', none],
  ] as const)('%s', (_, changes, events, day, expected) => {
    expect(use(penalty(changes), events, day)).toMatchObject(expected);
  });

  it('on a person is never published', () => {
    expect(use(penalty(), [], '2020-07-01', subject('natural-person'))).toMatchObject({
      ...all,
      published: false,
    });
  });

  it('of a minor is neither shown nor scored until they turn 18', () => {
    const minor = subject('natural-person', '2021-01-01');
    expect(use(licence(), [], '2020-12-31', minor)).toMatchObject({
      ...all,
      published: false,
      scored: false,
      changesOn: '2021-01-01',
    });
    expect(use(licence(), [], '2021-01-01', minor)).toMatchObject(all);
  });

  it('of licences has no last day', () => {
    expect(use(licence(), [], '2040-01-01')).toEqual({ ...all, changesOn: null });
  });

  it('of a judgment default ends with its fulfilment, on the same day too', () => {
    const fulfilled = [event('fulfilled', '2020-09-01')];
    expect(use(judgmentDefault(), fulfilled, '2020-08-31')).toMatchObject({
      ...all,
      changesOn: '2020-09-01',
    });
    expect(use(judgmentDefault(), fulfilled, '2020-09-01')).toMatchObject(none);
    expect(use(judgmentDefault(), [event('fulfilled', '2020-06-15')], '2020-06-15')).toMatchObject(none);
  });

  it.each([
    [{}, [], '2020-06-01', '2020-06-15'],
    [{}, [], '2020-06-15', '2021-06-16'],
    [{}, [], '2021-06-16', '2025-06-16'],
    [{}, [], '2025-06-16', null],
    [of2025, repaired, '2025-12-01', '2026-04-01'],
    [of2025, [event('repaired', '2026-05-01')], '2026-04-01', '2026-05-01'],
  ] as const)('changes by itself: case %#', (changes, events, day, next) => {
    expect(use(penalty(changes), events, day).changesOn).toBe(next);
  });
});

describe('useOf', () => {
  it('says no other thing on any day until the one on which it says that it changes', () => {
    fc.assert(
      fc.property(
        anyContent,
        anyEvents,
        anySubject,
        anyDay,
        fc.nat(4000),
        (content, events, of, day, ahead) => {
          const { changesOn, ...now } = useOf(content, events, of, nationalLaw, day);
          const later = addDays(day, ahead);
          const between = changesOn === null || later < changesOn ? later : addDays(changesOn, -1);
          expect(useOf(content, events, of, nationalLaw, between)).toMatchObject(now);
          if (changesOn === null) return;
          expect(useOf(content, events, of, nationalLaw, changesOn)).not.toMatchObject(now);
        },
      ),
    );
  });

  it('shows nobody what is not shared, and scores nothing that does not stand', () => {
    fc.assert(
      fc.property(anyContent, anyEvents, anySubject, anyDay, (content, events, of, day) => {
        const { published, shared, authorised, scored } = useOf(content, events, of, nationalLaw, day);
        expect(published && !(shared && authorised && scored)).toBe(false);
        const standing = standingOf(content, events, day);
        if (!standing.stands) expect([published, shared, authorised, scored]).not.toContain(true);
        if (standing.repairedOn !== null) expect(published).toBe(false);
        const { publicity } = lawOf(content, of.kind, nationalLaw, day);
        if (publicity === null) expect(published).toBe(false);
      }),
    );
  });
});
