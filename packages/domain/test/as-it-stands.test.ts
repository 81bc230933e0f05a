import { describe, expect, it } from 'vitest';
import { asItStands, type KnownFacts, localDate, type StandingEvent, subjectFactsOf } from '../src/index.ts';
import { nationalLaw } from './_reference.ts';
import { event, judgmentDefault, on, penalty } from './_records.ts';

const days = { asOf: on('2020-07-01'), today: on('2020-12-31') };

/** The facts on the earlier day of a firm with one penalty of June 2020, as things stand on the later. */
function factsOf(events: readonly StandingEvent[], content = penalty()) {
  const known: KnownFacts = {
    ...{ subjectId: 'subject', kind: 'organisation', since: null, registrationState: null, minorUntil: null },
    records: [{ recordId: 'record', content, events }],
  };
  return subjectFactsOf(asItStands(known, nationalLaw, days), nationalLaw, days.asOf).facts;
}

describe('a past day as things stand today', () => {
  it('has what stands today as it stood', () => {
    expect(factsOf([])).toMatchObject([{ repaired: false, disputed: false }]);
    expect(factsOf([event('repaired', '2021-01-01')])).toMatchObject([{ repaired: false }]);
  });

  it('knows of a repair and an objection since', () => {
    expect(factsOf([event('repaired', '2020-10-01')])).toMatchObject([{ repaired: true }]);
    expect(factsOf([event('objected', '2020-10-01')])).toMatchObject([{ disputed: true }]);
  });

  it('has nothing that was annulled or deleted since, and what was reinstated', () => {
    expect(factsOf([event('annulled', '2020-10-01')])).toEqual([]);
    expect(factsOf([event('deleted-by-court', '2020-10-01')], judgmentDefault())).toEqual([]);
    expect(factsOf([event('annulled', '2020-10-01'), event('reinstated', '2020-11-01')])).toHaveLength(1);
  });

  it('has nothing that was decided later, and no penalty that the law lets nobody use today', () => {
    expect(factsOf([], penalty({ decidedOn: on('2020-07-02') }))).toEqual([]);
    expect(factsOf([], penalty({ decidedOn: on('2015-12-01') }))).toEqual([]);
  });

  it('has no list entry that was ended or suspended since', () => {
    const determined = [
      { stepNo: 1, kind: 'proposed', effectiveOn: on('2020-05-01'), endsOn: null },
      { stepNo: 2, kind: 'determined', effectiveOn: on('2020-06-01'), endsOn: null },
    ] as const;
    const removed = {
      stepNo: 3,
      kind: 'removed',
      effectiveOn: localDate('2020-10-01'),
      endsOn: null,
    } as const;
    const listed = (steps: NonNullable<KnownFacts['entries']>[number]['steps']) => {
      const known: KnownFacts = {
        ...{ subjectId: 'subject', kind: 'organisation', since: null, registrationState: null },
        ...{ minorUntil: null, records: [], entries: [{ list: 'black', recordIds: [], steps }] },
      };
      return subjectFactsOf(asItStands(known, nationalLaw, days), nationalLaw, days.asOf).listed;
    };
    expect(listed(determined)).toMatchObject([{ list: 'black', from: '2020-06-01' }]);
    expect(listed([...determined, removed])).toEqual([]);
  });
});
