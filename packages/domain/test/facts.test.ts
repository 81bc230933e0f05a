import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, factContentOf, factOf, subjectFactsOf, useOf } from '../src/index.ts';
import type { FactContent, KnownRecord, StandingEvent } from '../src/index.ts';
import { nationalLaw } from './_reference.ts';
import {
  anyContent,
  anyDay,
  anyEvents,
  anySubject,
  event,
  judgmentDefault,
  on,
  penalty,
  subject,
} from './_records.ts';
import { recordOf } from './_rows.ts';

const known = (content: FactContent, events: readonly StandingEvent[] = []): KnownRecord => ({
  recordId: 'record',
  content,
  events,
});

function fact(content: FactContent, events: readonly StandingEvent[], day: string) {
  return factOf(known(content, events), subject(), nationalLaw, on(day));
}

describe('the fact of a record', () => {
  it('says of a penalty what the law makes of it', () => {
    expect(fact(penalty({ fineFen: 50_00 }), [], '2020-12-31')).toEqual({
      fact: {
        recordId: 'record',
        kind: 'penalty',
        documentNumber: '厦海罚〔2020〕7号',
        decidedOn: '2020-06-15',
        validTo: null,
        severity: 'minor',
        procedure: 'summary',
        fineFen: 50_00,
        repaired: false,
        fulfilled: false,
        disputed: false,
        penaltyKinds: ['fine'],
        otherKind: null,
        honourLevel: null,
        commitmentKind: null,
        fulfilment: null,
        changesOn: '2025-06-16',
      },
      changesOn: '2025-06-16',
    });
  });

  it('knows of a repair, an objection and a fulfilment from their days on', () => {
    const events = [
      event('objected', '2020-07-01'),
      event('objection-decided', '2020-08-01'),
      event('repaired', '2020-09-01'),
    ];
    const marks = (day: string) => {
      const { repaired, disputed, changesOn } = fact(penalty(), events, day).fact ?? {};
      return { repaired, disputed, changesOn };
    };
    expect(marks('2020-06-30')).toEqual({ repaired: false, disputed: false, changesOn: '2020-07-01' });
    expect(marks('2020-07-01')).toEqual({ repaired: false, disputed: true, changesOn: '2020-08-01' });
    expect(marks('2020-08-01')).toEqual({ repaired: false, disputed: false, changesOn: '2020-09-01' });
    expect(marks('2020-09-01')).toEqual({ repaired: true, disputed: false, changesOn: '2025-06-16' });
  });

  it('is none of what may not be scored, with the day on which it may', () => {
    expect(fact(penalty(), [], '2020-06-14')).toEqual({ fact: null, changesOn: '2020-06-15' });
    expect(fact(penalty(), [], '2025-06-16')).toEqual({ fact: null, changesOn: null });
    expect(fact(judgmentDefault(), [event('fulfilled', '2020-06-15')], '2020-12-31').fact).toBeNull();
  });
});

describe('the content that facts are made of', () => {
  it('is that of the record, whatever its kind', () => {
    const record = recordOf('penalty', 'penalty-organisation');
    const { penaltyKinds } = record.details;
    expect(factContentOf(record)).toMatchObject({
      decidedOn: record.decidedOn,
      penaltyKinds,
      otherKind: null,
    });
    const commitment = recordOf('commitment', 'commitment');
    expect(factContentOf(commitment)).toMatchObject({ commitmentKind: 'informed', fulfilment: 'pending' });
    expect(factContentOf(recordOf('other', 'other'))).toMatchObject({
      otherKind: 'honour',
      honourLevel: 'city',
    });
  });
});

describe('the facts of a subject', () => {
  const head = { subjectId: 's', since: null, registrationState: null };

  it('change on the first day on which one of its records does, scored or not', () => {
    const records = [known(penalty()), known(penalty({ decidedOn: on('2021-02-01') }))];
    const answer = subjectFactsOf({ ...head, ...subject(), records }, nationalLaw, on('2020-12-31'));
    expect(answer.facts).toHaveLength(1);
    expect(answer.changesOn).toBe('2021-02-01');
  });

  it('say on which days it stands on which list, and nothing where nobody said so', () => {
    const step = { effectiveOn: on('2020-06-24'), endsOn: null };
    const steps = [
      { stepNo: 1, kind: 'proposed', ...step },
      { stepNo: 2, kind: 'determined', ...step },
    ] as const;
    const entries = [{ list: 'black', recordIds: [], steps }] as const;
    const listed = [{ list: 'black', from: on('2020-06-24'), until: null }];
    const of = { ...head, ...subject(), records: [] };
    expect(subjectFactsOf({ ...of, entries }, nationalLaw, on('2020-12-31')).listed).toEqual(listed);
    expect(subjectFactsOf(of, nationalLaw, on('2020-12-31'))).not.toHaveProperty('listed');
  });

  it('are those that useOf lets be scored, the same until the day on which they change', () => {
    const anyRecord = fc.tuple(anyContent, anyEvents).map(([content, events]) => known(content, events));
    const anyRecords = fc.array(anyRecord, { maxLength: 4 });
    fc.assert(
      fc.property(anyRecords, anySubject, anyDay, fc.nat(4000), (records, of, day, ahead) => {
        const on_ = (asOf: typeof day) => subjectFactsOf({ ...head, ...of, records }, nationalLaw, asOf);
        const now = on_(day);
        const scored = records.filter(
          ({ content, events }) => useOf(content, events, of, nationalLaw, day).scored,
        );
        expect(now.facts.map(({ decidedOn }) => decidedOn)).toEqual(
          scored.map(({ content }) => content.decidedOn),
        );
        const later = addDays(day, ahead);
        const between = now.changesOn === null || later < now.changesOn ? later : addDays(now.changesOn, -1);
        expect(on_(between)).toEqual(now);
        if (now.changesOn !== null) expect(on_(now.changesOn)).not.toEqual(now);
      }),
    );
  });
});
