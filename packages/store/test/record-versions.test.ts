import { type Entry, localDate, type StatedEvent } from '@egret/domain';
import { aPenalty, aRecordEntry, aStatedEvent } from '@egret/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { runStatuses } from '../src/index.ts';
import { rowsOf, openTestWorker, nothing, type OpenTestWorker } from './_delivery.ts';

const day = (deliveredOn: string) => ({ deliveredOn: localDate(deliveredOn) });

let worker: OpenTestWorker;

beforeEach(async () => {
  worker = await openTestWorker();
  return () => worker[Symbol.asyncDispose]();
});

const versions = () => worker.store.db.selectFrom('record_version').select('version').execute();
const events = () =>
  worker.store.db.selectFrom('record_event').select(['kind', 'effective_on', 'reported_on']).execute();
const marks = async () => (await worker.store.db.selectFrom('changed_subject').selectAll().execute()).length;

async function warningsOf(delivery: string): Promise<unknown> {
  const [run] = await runStatuses(worker.store.db, delivery);
  return run?.warnings.map(({ code, params }) => [code, params]);
}

/** A row about the penalty of these tests that brings no content. */
function eventsOnly(...stating: readonly [StatedEvent, ...StatedEvent[]]): Entry {
  const { documentNumber, issuingAuthority } = aPenalty();
  const { subject } = aRecordEntry();
  const reference = {
    kind: 'penalty',
    documentNumber,
    issuingAuthority,
    naturalKey: documentNumber,
  } as const;
  return { type: 'event', subject, reference, events: stating };
}

describe('events of a delivery', () => {
  it('that end what was never held are warned of: the record that was meant may still stand', async () => {
    const annulled = rowsOf(aRecordEntry(aPenalty(), { events: [aStatedEvent('annulled', '2020-08-01')] }));
    expect(await worker.deliver('1.csv', annulled)).toMatchObject({ inserted: 1 });
    expect(await warningsOf('1.csv')).toEqual([['ends-nothing-held', { rows: 1, lines: [2] }]]);
    await worker.deliver('2.csv', annulled);
    expect(await warningsOf('2.csv')).toEqual([]);
  });

  it('stay when the record is delivered again without them, and are one when they are said again', async () => {
    const repaired = rowsOf(aRecordEntry(aPenalty(), { events: [aStatedEvent('repaired', '2020-08-01')] }));
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
    expect(await worker.deliver('2.csv', repaired)).toEqual({ ...nothing, read: 1, revised: 1 });
    const marked = await marks();
    const unchanged = { ...nothing, read: 1, unchanged: 1 };
    expect(await worker.deliver('3.csv', rowsOf(aRecordEntry()))).toEqual(unchanged);
    expect(await worker.deliver('4.csv', repaired)).toEqual(unchanged);
    expect(await events()).toMatchObject([{ kind: 'repaired', effective_on: '2020-08-01' }]);
    expect(await marks()).toBe(marked);
    expect(await versions()).toHaveLength(1);
  });

  it('mark their subject as changed', async () => {
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
    await worker.store.db.deleteFrom('changed_subject').execute();
    await worker.deliver('2.csv', rowsOf(eventsOnly(aStatedEvent('repaired', '2020-08-01'))));
    expect(await marks()).toBe(1);
  });

  it('wait for a record that has not arrived', async () => {
    const fulfilled = rowsOf(eventsOnly(aStatedEvent('fulfilled', '2020-08-01')));
    expect(await worker.deliver('1.csv', fulfilled)).toEqual({ ...nothing, read: 1, inserted: 1 });
    expect(await versions()).toEqual([]);
    const arrived = await worker.deliver('2.csv', rowsOf(aRecordEntry()));
    expect(arrived).toEqual({ ...nothing, read: 1, inserted: 1 });
    const met = await worker.store.db
      .selectFrom('record_version')
      .innerJoin('record_event', 'record_event.record_id', 'record_version.record_id')
      .select(['record_event.kind', 'record_version.fine_fen'])
      .execute();
    expect(met).toEqual([{ kind: 'fulfilled', fine_fen: 500_000 }]);
  });

  it('are withdrawn where they take a standing record back, and unchanged where it has ended already', async () => {
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
    const ending = (on: string) =>
      rowsOf(aRecordEntry(aPenalty(), { events: [aStatedEvent('annulled', on)] }));
    expect(await worker.deliver('2.csv', ending('2020-06-02'))).toEqual({
      ...nothing,
      read: 1,
      withdrawn: 1,
    });
    expect(await worker.deliver('3.csv', ending('2020-06-03'))).toEqual({
      ...nothing,
      read: 1,
      unchanged: 1,
    });
    const back = rowsOf(aRecordEntry(aPenalty(), { events: [aStatedEvent('reinstated', '2020-06-04')] }));
    expect(await worker.deliver('4.csv', back)).toEqual({ ...nothing, read: 1, revised: 1 });
    expect(await worker.deliver('5.csv', ending('2020-06-05'))).toEqual({
      ...nothing,
      read: 1,
      withdrawn: 1,
    });
    expect((await events()).length).toBe(4);
  });

  it('that take back what is not held are inserted with the content that they bring, else quarantined', async () => {
    const bare = rowsOf(eventsOnly(aStatedEvent('annulled', '2020-06-02')));
    expect(await worker.deliver('1.csv', bare)).toEqual({ ...nothing, read: 1, quarantined: 1 });
    expect(await events()).toEqual([]);
    const { issues } = await worker.store.db.selectFrom('quarantine').selectAll().executeTakeFirstOrThrow();
    expect(issues[0]?.code).toBe('nothing-to-take-back');
    expect(await worker.store.db.selectFrom('subject').selectAll().execute()).toEqual([]);
    const whole = rowsOf(aRecordEntry(aPenalty(), { events: [aStatedEvent('annulled', '2020-06-02')] }));
    expect(await worker.deliver('2.csv', whole)).toEqual({ ...nothing, read: 1, inserted: 1 });
    expect(await events()).toMatchObject([{ kind: 'annulled' }]);
    expect(await worker.deliver('3.csv', bare)).toEqual({ ...nothing, read: 1, unchanged: 1 });
  });

  it('that differ between two rows of one record in one delivery put both into quarantine', async () => {
    const counters = await worker.deliver(
      '1.csv',
      rowsOf(aRecordEntry(), aRecordEntry(aPenalty(), { events: [aStatedEvent('annulled', '2020-06-02')] })),
    );
    expect(counters).toEqual({ ...nothing, read: 2, quarantined: 2 });
    expect(await events()).toEqual([]);
  });

  it('name their authority, which is made known', async () => {
    const court = { uscc: null, name: '厦门市海沧区人民法院' };
    const deleted = {
      ...aStatedEvent('deleted-by-court', '2020-06-02'),
      authority: court,
      documentNumber: '1号',
    };
    await worker.deliver('1.csv', rowsOf(aRecordEntry(aPenalty(), { events: [deleted] })));
    const found = await worker.store.db
      .selectFrom('record_event')
      .innerJoin('authority', 'authority.id', 'record_event.authority_id')
      .select(['name', 'document_number'])
      .execute();
    expect(found).toEqual([{ name: court.name, document_number: '1号' }]);
  });
});

describe('records and events of a body that is joined to another', () => {
  const oldNumber = { scheme: 'registration-number', value: '350299100000012' } as const;
  const known = aRecordEntry().subject;
  type Codes = (typeof known)['identifiers'];

  function about(identifiers: Codes, of: Parameters<typeof aPenalty>[0]): Entry {
    const subject = { ...known, identifiers };
    return aRecordEntry(aPenalty(of), { subject, legalRepresentative: null });
  }
  function fulfilledUnder(identifiers: Codes, documentNumber: string): Entry {
    const entry = eventsOnly(aStatedEvent('fulfilled', '2020-08-01'));
    if (entry.type !== 'event') throw new TypeError('not an event');
    const reference = { ...entry.reference, documentNumber, naturalKey: documentNumber };
    return { ...entry, subject: { ...known, identifiers }, reference };
  }

  it('meet what is delivered under the other one, whichever came first', async () => {
    await worker.deliver('1.csv', rowsOf(about([oldNumber], { documentNumber: '甲', fineFen: 100 })));
    await worker.deliver('2.csv', rowsOf(about(known.identifiers, { documentNumber: '甲', fineFen: 200 })));
    await worker.deliver('3.csv', rowsOf(about([oldNumber], { documentNumber: '乙', fineFen: 300 })));
    await worker.deliver('4.csv', rowsOf(about(known.identifiers, { documentNumber: '乙', fineFen: 100 })), {
      deliveredOn: localDate('2020-05-31'),
    });
    // Corrected under the old number, and the old content delivered again under the code.
    for (const [identifiers, on, fineFen] of [
      [[oldNumber], '2020-05-01', 600],
      [[oldNumber], '2020-05-10', 700],
      [known.identifiers, '2020-05-20', 600],
    ] as const) {
      await worker.deliver(
        `${on}.csv`,
        rowsOf(about(identifiers, { documentNumber: '戊', fineFen })),
        day(on),
      );
    }
    await worker.deliver(
      '5.csv',
      rowsOf(fulfilledUnder([oldNumber], '甲'), fulfilledUnder([oldNumber], '丙')),
    );
    await worker.deliver('6.csv', rowsOf(about([...known.identifiers, oldNumber], { documentNumber: '丁' })));
    await worker.deliver('7.csv', rowsOf(about(known.identifiers, { documentNumber: '丙', fineFen: 400 })));
    const { rows } = await worker.store.pool.query(`
      select r.document_number as number, r.fine_fen as fine, count(h.id)::integer as events
      from record_version r
      left join record_event h on h.subject_id = r.subject_id and h.record_id = r.record_id
      where r.superseded_by_batch is null
      group by r.subject_id, r.record_id, r.version order by r.fine_fen`);
    expect(rows).toEqual([
      { number: '甲', fine: 200, events: 1 },
      { number: '乙', fine: 300, events: 0 },
      { number: '丙', fine: 400, events: 1 },
      { number: '戊', fine: 700, events: 0 },
      { number: '丁', fine: 500_000, events: 0 },
    ]);
    const again = await worker.deliver(
      '8.csv',
      rowsOf(about([oldNumber], { documentNumber: '乙', fineFen: 300 })),
    );
    expect(again).toEqual({ ...nothing, read: 1, unchanged: 1 });
  });
});
