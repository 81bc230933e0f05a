import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  entryStateOf,
  groundStandingOf,
  listStepKinds,
  nextListReview,
  standingOf,
} from '../src/index.ts';
import type { KnownEntry, KnownRecord, LocalDate } from '../src/index.ts';
import { anyContent, anyDay, anyEvents, event, judgmentDefault, on, penalty } from './_records.ts';

const today = on('2020-12-30');

function resting(kind: 'proposed' | 'determined' | 'suspended', endsOn: string | null): KnownEntry {
  const step = { effectiveOn: on('2020-06-01'), endsOn: endsOn === null ? null : on(endsOn) };
  const kinds = ['proposed', 'determined', 'suspended'] as const;
  const taken = kinds.slice(0, kinds.indexOf(kind) + 1);
  return {
    list: 'black',
    recordIds: ['ground'],
    steps: taken.map((each, index) => ({ stepNo: index + 1, kind: each, ...step })),
  };
}

const annulled = event('annulled', '2021-01-28');
const old = { recordId: 'ground', content: penalty({ decidedOn: on('2015-03-01') }), events: [annulled] };

describe('nextListReview', () => {
  it.each([
    ['an open proposal', resting('proposed', '2021-12-31')],
    ['an entry that counts', resting('determined', null)],
  ])('is the day on which a ground of %s falls, be it too old for any rule', (_, entry) => {
    expect(nextListReview({ entries: [entry], records: [old] }, today)).toBe('2021-01-28');
    expect(nextListReview({ entries: [entry], records: [old] }, on('2021-01-28'))).toBeNull();
  });

  it('is the day after the term of an entry, suspended or not', () => {
    for (const kind of ['determined', 'suspended'] as const) {
      const entries = [resting(kind, '2021-01-10')];
      expect(nextListReview({ entries, records: [] }, today)).toBe('2021-01-11');
    }
  });

  it('leaves out records on which nothing rests, and those of an entry that is suspended', () => {
    const other = { ...old, recordId: 'another' };
    expect(nextListReview({ entries: [resting('determined', null)], records: [other] }, today)).toBeNull();
    expect(nextListReview({ entries: [resting('suspended', null)], records: [old] }, today)).toBeNull();
    expect(nextListReview({ records: [old] }, today)).toBeNull();
  });

  it('leaves out events that change nothing of a ground', () => {
    const events = [event('fulfilled', '2020-10-01'), event('litigation-begun', '2021-02-01')];
    const records = [{ recordId: 'ground', content: judgmentDefault(), events }];
    expect(nextListReview({ entries: [resting('determined', null)], records }, today)).toBeNull();
  });

  it('is after no day on which a review sees anything else than today', () => {
    const step = fc.record({
      kind: fc.constantFrom(...listStepKinds),
      effectiveOn: anyDay,
      endsOn: fc.option(anyDay),
    });
    const anyEntry: fc.Arbitrary<KnownEntry> = fc.record({
      list: fc.constantFrom('red', 'black', 'key-attention'),
      recordIds: fc.subarray(['1', '2', '3']),
      steps: fc
        .array(step, { minLength: 1, maxLength: 4 })
        .map((steps) => steps.map((each, index) => ({ ...each, stepNo: index + 1 }))),
    });
    const anyRecords: fc.Arbitrary<readonly KnownRecord[]> = fc.tuple(
      ...['1', '2', '3'].map((recordId) =>
        fc.record({ recordId: fc.constant(recordId), content: anyContent, events: anyEvents }),
      ),
    );
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 3 }), anyRecords, anyDay, (entries, records, asOf) => {
        const seen = (day: LocalDate) =>
          entries.map(({ recordIds, steps }) => {
            const { state } = entryStateOf(steps, day);
            const reviewed = state === 'proposed' || state === 'future' || state === 'determined';
            const grounds = records.filter(({ recordId }) => reviewed && recordIds.includes(recordId));
            return [
              state,
              ...grounds.map(({ content, events }) => groundStandingOf(standingOf(content, events, day))),
            ];
          });
        const next = nextListReview({ entries, records }, asOf);
        const last = next === null ? addDays(asOf, 4000) : addDays(next, -1);
        const days = [
          ...records.flatMap(({ content, events }) => [
            content.decidedOn,
            ...events.map(({ effectiveOn }) => effectiveOn),
          ]),
          ...entries.flatMap(({ steps }) =>
            steps.flatMap(({ effectiveOn, endsOn }) =>
              endsOn === null ? [effectiveOn] : [effectiveOn, addDays(endsOn, 1)],
            ),
          ),
          last,
        ].filter((day) => day > asOf && day <= last);
        for (const day of days) expect(seen(day), `on ${day}`).toEqual(seen(asOf));
        if (next !== null) expect(next > asOf).toBe(true);
      }),
    );
  });
});
