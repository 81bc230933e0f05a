import { type Entry, localDate, subjectFactsOf, type Template } from '@egret/domain';
import { sampleTables } from '@egret/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { knownSubjects } from '../src/index.ts';
import { type File, filesInAnyOrder, held, randomFrom, statementsOf, usccOf } from './_any-order.ts';
import { openTestWorker, rowsOf, type TestWorker } from './_delivery.ts';

const { law } = await sampleTables();

const universes = 120;

/** What a universe holds at last, under names that are the same in all of them. */
interface Universe {
  readonly records: unknown;
  readonly facts: unknown;
}

describe('deliveries in any order, split and repeated', () => {
  let found: ReadonlyMap<string, Universe>;
  let registrations: readonly unknown[];
  let enrolments: readonly unknown[];
  let quarantined: number;
  let files = 0;

  beforeAll(async () => {
    await using worker = await openTestWorker();
    const orders = Array.from({ length: universes }, (_, index) =>
      filesInAnyOrder(statementsOf(index), index === 0 ? null : randomFrom(index)),
    );
    const steps = Math.max(...orders.map((order) => order.length));
    for (let step = 0; step < steps; step += 1) {
      for (const file of filesOfStep(orders, step)) {
        files += 1;
        // Which of two files of a day has the greater name is chance, too.
        const name = `${(files * 7_919) % 10_007}-${files}.csv`;
        await worker.deliver(name, rowsOf(...file.rows), {
          template: file.template,
          deliveredOn: localDate(file.day),
        });
      }
    }
    found = await universesOf(worker);
    const { db } = worker.store;
    registrations = await db
      .selectFrom('registration_version')
      .select('name')
      .where('superseded_by_batch', 'is', null)
      .execute();
    enrolments = await db
      .selectFrom('enrolment_version')
      .select(['agreement_number', 'accepted_on', 'withdrawn_on'])
      .where('superseded_by_batch', 'is', null)
      .execute();
    quarantined = (await db.selectFrom('quarantine').selectAll().execute()).length;
    // Half a minute where the machine has nothing else to do.
  }, 300_000);

  it('end with the content that was said last and every event once', () => {
    expect(quarantined).toBe(0);
    expect(found.size).toBe(universes);
    for (const [name, { records }] of found) expect(records, name).toEqual(held.records);
    expect(registrations).toEqual(Array.from({ length: universes }, () => ({ name: held.registration })));
  });

  it('end with the same facts on every day', () => {
    const inOrder = found.get(usccOf(0));
    // By then the default is fulfilled, and what was taken back is back.
    expect(inOrder?.facts).toMatchObject([
      { day: '2020-06-05', facts: ['撤销后恢复', '改回', '旧文再报', '更正'].map((number) => ({ number })) },
      { day: '2020-06-12', facts: ['改回', '旧文再报', '更正'].map((number) => ({ number })) },
      { day: '2020-06-19' },
      { day: '2020-06-30' },
      { day: '2020-07-10', facts: ['撤销后恢复', '改回', '旧文再报', '更正'].map((number) => ({ number })) },
      { day: '2026-05-01', facts: [] },
    ]);
    for (const [name, { facts }] of found) expect(facts, name).toEqual(inOrder?.facts);
  });

  it('never enrol again who has withdrawn', () => {
    const [agreement_number, accepted_on, withdrawn_on] = held.enrolment;
    expect(enrolments).toEqual(
      Array.from({ length: universes }, () => ({ agreement_number, accepted_on, withdrawn_on })),
    );
  });
});

/** The files that come at this step in some universe, those of a template and day as one. */
function filesOfStep(orders: readonly (readonly File[])[], step: number): readonly File[] {
  const files = new Map<string, { template: Template; day: string; rows: Entry[] }>();
  for (const order of orders) {
    const file = order[step];
    if (!file) continue;
    const key = `${file.day} ${file.template}`;
    const rows = [...(files.get(key)?.rows ?? []), ...file.rows];
    files.set(key, { template: file.template, day: file.day, rows });
  }
  return [...files.values()];
}

const days = ['2020-06-05', '2020-06-12', '2020-06-19', '2020-06-30', '2020-07-10', '2026-05-01'].map(
  localDate,
);

async function universesOf(worker: TestWorker): Promise<ReadonlyMap<string, Universe>> {
  const { rows: firms } = await worker.store.pool.query<{ subject_id: string; value: string }>(
    `select subject_id, value from identifier where scheme = 'uscc'`,
  );
  const nameOf = new Map(firms.map((firm) => [firm.subject_id, firm.value]));
  const { rows } = await worker.store.pool.query<{ id: string; fine_fen: number | null; events: string[] }>(`
    select r.record_id as id, r.fine_fen, array(
      select h.kind || ' ' || h.effective_on from record_event h
      where h.subject_id = r.subject_id and h.record_id = r.record_id order by h.effective_on, h.kind) as events
    from record_version r where r.superseded_by_batch is null`);
  const versions = new Map(rows.map(({ id, fine_fen, events }) => [id, { version: { fine_fen }, events }]));
  const found = new Map<string, Universe>();
  for (const known of await knownSubjects(worker.store, [...nameOf.keys()])) {
    const numberOf = new Map(
      known.records.map(({ recordId, content }) => [recordId, content.documentNumber]),
    );
    const records = [...numberOf].map(([id, number]) => [number, versions.get(id)] as const);
    const facts = days.map((day) => {
      const { facts: all, changesOn, since, registrationState } = subjectFactsOf(known, law, day);
      const named = all.map(({ recordId, ...fact }) => ({ ...fact, number: numberOf.get(recordId) }));
      return { day, changesOn, since, registrationState, facts: named.toSorted(byNumber) };
    });
    found.set(nameOf.get(known.subjectId) ?? '', { records: Object.fromEntries(records), facts });
  }
  return found;
}

function byNumber(
  a: { readonly number: string | undefined },
  b: { readonly number: string | undefined },
): number {
  return (a.number ?? '') < (b.number ?? '') ? -1 : 1;
}
