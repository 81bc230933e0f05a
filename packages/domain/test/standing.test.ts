import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, standingOf } from '../src/index.ts';
import type { StandingEvent } from '../src/index.ts';
import { anyContent, anyDay, anyEvents, event, on, penalty } from './_records.ts';

const record = penalty({ decidedOn: on('2020-06-15'), validTo: on('2021-06-14') });

function standing(events: readonly StandingEvent[], asOf: string) {
  return standingOf(record, events, on(asOf));
}

describe('a record without events', () => {
  it.each([
    ['2020-06-14', false, false, '2020-06-15'],
    ['2020-06-15', true, false, '2021-06-15'],
    ['2021-06-14', true, false, '2021-06-15'],
    ['2021-06-15', true, true, null],
  ])('on %s', (asOf, stands, expired, changesOn) => {
    expect(standing([], asOf)).toMatchObject({ stands, expired, changesOn, endedBy: null, disputed: false });
  });
});

describe('what ends a record', () => {
  const annulled = event('annulled', '2020-09-01');

  it.each(['annulled', 'revoked', 'cancelled', 'deleted-by-court'] as const)(
    '%s: from its day on',
    (kind) => {
      const events = [event(kind, '2020-09-01')];
      expect(standing(events, '2020-08-31')).toMatchObject({
        stands: true,
        endedBy: null,
        changesOn: '2020-09-01',
      });
      expect(standing(events, '2020-09-01')).toMatchObject({
        stands: false,
        endedBy: kind,
        endedOn: '2020-09-01',
      });
    },
  );

  it.each(['misreported', 'replaced'] as const)('%s: on every day, before it was known too', (kind) => {
    const events = [event(kind, '2020-09-01', { replacedBy: kind === 'replaced' ? 'other' : null })];
    for (const day of ['2020-06-15', '2020-08-31', '2020-09-01', '2026-01-01']) {
      expect(standing(events, day)).toMatchObject({ stands: false, endedBy: kind, endedOn: '2020-06-15' });
    }
    expect(standing(events, '2020-07-01').replacedBy).toBe(kind === 'replaced' ? 'other' : null);
  });

  it('is brought back by a reinstatement, the same day too, until it ends again', () => {
    const again = event('annulled', '2020-12-01');
    const events = [annulled, event('reinstated', '2020-10-01'), again];
    expect(standing(events, '2020-09-30').stands).toBe(false);
    expect(standing(events, '2020-10-01').stands).toBe(true);
    expect(standing(events, '2020-12-01')).toMatchObject({ stands: false, endedOn: '2020-12-01' });
    expect(standing([annulled, event('reinstated', '2020-09-01')], '2020-09-01').stands).toBe(true);
  });

  it('is the first of several months that say the same', () => {
    const events = [event('annulled', '2020-10-01'), annulled, event('annulled', '2020-11-01')];
    expect(standing(events, '2020-12-31').endedOn).toBe('2020-09-01');
  });

  it('never was where it is revoked itself, unless that is revoked', () => {
    const revoking = event('event-revoked', '2021-01-01', { revokes: annulled.id });
    const restored = event('event-revoked', '2021-02-01', { revokes: revoking.id });
    expect(standing([annulled, revoking], '2020-10-01').stands).toBe(true);
    expect(standing([annulled, revoking, restored], '2020-10-01').stands).toBe(false);
  });

  it('does not come back by a reinstatement where it was void', () => {
    const events = [event('misreported', '2020-09-01'), event('reinstated', '2020-10-01')];
    expect(standing(events, '2020-12-31').stands).toBe(false);
  });
});

describe('what else happens to a record', () => {
  it('is a repair, a fulfilment and a change, each from its day on', () => {
    const events = [
      event('repaired', '2020-11-01'),
      event('repaired', '2020-10-01'),
      event('fulfilled', '2020-09-01'),
      event('changed', '2020-08-01'),
      event('changed', '2020-12-01'),
    ];
    expect(standing(events, '2020-07-31')).toMatchObject({
      repairedOn: null,
      fulfilledOn: null,
      changedOn: null,
    });
    expect(standing(events, '2020-12-01')).toMatchObject({
      stands: true,
      repairedOn: '2020-10-01',
      fulfilledOn: '2020-09-01',
      changedOn: '2020-12-01',
    });
  });

  it.each([
    ['objected', 'objection-decided', 'disputed'],
    ['reconsideration-begun', 'reconsideration-ended', 'underReview'],
    ['litigation-begun', 'litigation-ended', 'underReview'],
  ] as const)('%s is under way until its %s', (begun, ended, mark) => {
    const events = [
      event(begun, '2020-07-01', { documentNumber: '甲' }),
      event(begun, '2020-07-10', { documentNumber: '乙' }),
      event(ended, '2020-08-01', { documentNumber: '甲' }),
      event(ended, '2020-09-01'),
    ];
    const days = ['2020-06-30', '2020-07-01', '2020-08-01', '2020-08-31', '2020-09-01'];
    expect(days.map((day) => standing(events, day)[mark])).toEqual([false, true, true, true, false]);
    expect(standing([event(ended, '2020-06-20'), event(begun, '2020-07-01')], '2020-07-02')[mark]).toBe(true);
  });
});

describe('standingOf', () => {
  it('does not depend on the order of the events', () => {
    const shuffled = anyEvents.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
    );
    fc.assert(
      fc.property(anyContent, shuffled, anyDay, (content, [events, others], asOf) => {
        expect(standingOf(content, others, asOf)).toEqual(standingOf(content, events, asOf));
      }),
    );
  });

  it('stays as it is until the day on which it says that it changes, and changes then', () => {
    fc.assert(
      fc.property(anyContent, anyEvents, anyDay, fc.nat(4000), (content, events, asOf, later) => {
        const { changesOn, ...now } = standingOf(content, events, asOf);
        const last = changesOn === null ? addDays(asOf, 4000) : addDays(changesOn, -1);
        const between = addDays(asOf, later) < last ? addDays(asOf, later) : last;
        expect(standingOf(content, events, between)).toEqual({ ...now, changesOn });
        if (changesOn === null) return;
        const { changesOn: _, ...then } = standingOf(content, events, changesOn);
        expect(then).not.toEqual(now);
      }),
    );
  });

  it('never lets a void record stand, whatever else happened to it and on whatever day', () => {
    const kinds = fc.constantFrom('misreported' as const, 'replaced' as const);
    fc.assert(
      fc.property(anyContent, anyEvents, kinds, anyDay, anyDay, (content, events, kind, day, asOf) => {
        const void_ = event(kind, day);
        expect(standingOf(content, [...events, void_], asOf).stands).toBe(false);
      }),
    );
  });
});
