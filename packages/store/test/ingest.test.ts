import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Identifier, type Issue, localDate } from '@egret/domain';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import {
  commitDelivery,
  DeliveryError,
  dueSources,
  nextRun,
  registerDeliveries,
  runStatuses,
} from '../src/index.ts';
import {
  chunksOf,
  company,
  department,
  penalty,
  person,
  recordEntry,
  registrationEntry,
  rowsOf,
  sealing,
  stated,
  type TestWorker,
  testWorker,
} from './_delivery.ts';

const nothing = { read: 0, inserted: 0, revised: 0, withdrawn: 0, unchanged: 0, quarantined: 0, rejected: 0 };

describe('committing a delivery', () => {
  let database: TestDatabase;
  let worker: TestWorker;

  beforeEach(async () => {
    database = await createTestDatabase();
    worker = await testWorker(database.url);
    return async () => {
      await worker[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    };
  });

  function versions() {
    return worker.store.db
      .selectFrom('record_version')
      .innerJoin('batch', 'batch.id', 'record_version.batch_id')
      .select(['version', 'fine_fen', 'document_number', 'seq', 'superseded_by_batch'])
      .orderBy('document_number')
      .orderBy('version')
      .execute();
  }

  it('inserts a record with its subject, representative, raw row and changed mark', async () => {
    const counters = await worker.deliver('1.csv', rowsOf(recordEntry(penalty())));
    expect(counters).toEqual({ ...nothing, read: 1, inserted: 1 });
    expect(await versions()).toMatchObject([{ version: 1, seq: 1, superseded_by_batch: null }]);
    const { db } = worker.store;
    const subjects = await db
      .selectFrom('subject_version')
      .select(['kind', 'name'])
      .orderBy('kind')
      .execute();
    expect(subjects).toEqual([
      { kind: 'natural-person', name: '陈某' },
      { kind: 'organisation', name: '厦门市海沧区甲商贸有限公司' },
    ]);
    expect(await db.selectFrom('relation').select('name').execute()).toEqual([{ name: '陈某' }]);
    expect(await db.selectFrom('changed_subject').selectAll().execute()).toHaveLength(1);
    const run = await db.selectFrom('ingest_run').selectAll().executeTakeFirstOrThrow();
    expect(run).toMatchObject({ state: 'committed', attempt: 1, read: 1, inserted: 1 });
    expect((await db.selectFrom('source').select('watermark').executeTakeFirstOrThrow()).watermark).toBe(
      '2020-06-01/1.csv',
    );
    const chunk = await db.selectFrom('raw_chunk').selectAll().executeTakeFirstOrThrow();
    const opened = sealing.open({ table: 'raw_chunk', id: `${run.id}/0` }, chunk.sealed).toString('utf8');
    expect(opened).toContain('厦海市监处〔2020〕1号');
  });

  it('writes nothing new where the same content comes again', async () => {
    await worker.deliver('1.csv', rowsOf(recordEntry(penalty())));
    const counters = await worker.deliver('2.csv', rowsOf(recordEntry(penalty())));
    expect(counters).toEqual({ ...nothing, read: 1, unchanged: 1 });
    expect(await versions()).toHaveLength(1);
  });

  it('keeps the version before a correction, and takes back by an event', async () => {
    const corrected = penalty({ fineFen: 600_000 });
    await worker.deliver('1.csv', rowsOf(recordEntry(penalty())));
    const revised = await worker.deliver('2.csv', rowsOf(recordEntry(corrected)));
    const withdrawn = await worker.deliver(
      '3.csv',
      rowsOf(recordEntry(corrected, { events: [stated('annulled', '2020-06-01')] })),
    );
    expect(revised).toEqual({ ...nothing, read: 1, revised: 1 });
    expect(withdrawn).toEqual({ ...nothing, read: 1, withdrawn: 1 });
    const held = await versions();
    expect(held.map(({ version, fine_fen, seq }) => ({ version, fine_fen, seq }))).toEqual([
      { version: 1, fine_fen: 500_000, seq: 1 },
      { version: 2, fine_fen: 600_000, seq: 2 },
    ]);
    expect(held.map((version) => version.superseded_by_batch === null)).toEqual([false, true]);
  });

  it('quarantines every row of a key with two contents in one delivery, and stores none of them', async () => {
    const rows = rowsOf(
      recordEntry(penalty()),
      recordEntry(penalty({ fineFen: 1 })),
      recordEntry(penalty({ documentNumber: '厦海市监处〔2020〕2号' })),
      recordEntry(penalty({ documentNumber: '厦海市监处〔2020〕2号' })),
    );
    const counters = await worker.deliver('1.csv', rows);
    expect(counters).toEqual({ ...nothing, read: 4, inserted: 1, unchanged: 1, quarantined: 2 });
    const quarantined = await worker.store.db
      .selectFrom('quarantine')
      .selectAll()
      .orderBy('line_no')
      .execute();
    expect(quarantined.map((row) => [row.line_no, row.issues[0]?.code])).toEqual([
      [2, 'two-contents-for-one-key'],
      [3, 'two-contents-for-one-key'],
    ]);
  });

  it('finds a subject by the organisation code inside its unified code', async () => {
    await worker.deliver('1.csv', rowsOf(recordEntry(penalty())));
    const organisationCode = { scheme: 'organisation-code', value: company.value.slice(8, 17) } as const;
    const entry = recordEntry(penalty({ documentNumber: '2号' }), {
      subject: { kind: 'organisation', name: '甲商贸', identifiers: [organisationCode], minorUntil: null },
    });
    await worker.deliver('2.csv', rowsOf(entry));
    const subjects = await worker.store.db
      .selectFrom('record_version')
      .select('subject_id')
      .distinct()
      .execute();
    expect(subjects).toHaveLength(1);
  });

  it('never joins two subjects whose row names identifiers of both', async () => {
    const other = { scheme: 'uscc', value: '91350299MA0000023J' } as const;
    const registration = { scheme: 'registration-number', value: '350299100000012' } as const;
    const withBoth = recordEntry(penalty(), {
      subject: { kind: 'organisation', name: '甲', identifiers: [other, registration], minorUntil: null },
    });
    await worker.deliver('1.csv', rowsOf(withBoth));
    const mixed = recordEntry(penalty({ documentNumber: '2号' }), {
      subject: { kind: 'organisation', name: '甲', identifiers: [company, registration], minorUntil: null },
    });
    const counters = await worker.deliver('2.csv', rowsOf(mixed));
    expect(counters).toEqual({ ...nothing, read: 1, quarantined: 1 });
    const { issues } = await worker.store.db.selectFrom('quarantine').selectAll().executeTakeFirstOrThrow();
    expect(issues[0]?.code).toBe('identifier-of-another-subject');
  });

  it('takes an old number’s subject for the first unified code that comes with it, and no second one', async () => {
    const registration = { scheme: 'registration-number', value: '350299100000012' } as const;
    const about = (number: string, ...identifiers: readonly [Identifier, ...Identifier[]]) =>
      recordEntry(penalty({ documentNumber: number }), {
        subject: { kind: 'organisation', name: '甲', identifiers, minorUntil: null },
      });
    await worker.deliver('1.csv', rowsOf(about('1号', registration)));
    await worker.deliver('2.csv', rowsOf(about('2号', company, registration)));
    const other = { scheme: 'uscc', value: '91350299MA0000023J' } as const;
    const second = await worker.deliver('3.csv', rowsOf(about('3号', other, registration)));
    expect(second).toEqual({ ...nothing, read: 1, quarantined: 1 });
    const subjects = await worker.store.db
      .selectFrom('record_version')
      .select('subject_id')
      .distinct()
      .execute();
    expect(subjects).toHaveLength(1);
  });

  it('joins no two new unified codes that one delivery gives to one old number', async () => {
    const registration = { scheme: 'registration-number', value: '350299100000012' } as const;
    const other = { scheme: 'uscc', value: '91350299MA0000023J' } as const;
    const about = (number: string, ...identifiers: readonly [Identifier, ...Identifier[]]) =>
      recordEntry(penalty({ documentNumber: number }), {
        subject: { kind: 'organisation', name: '甲', identifiers, minorUntil: null },
      });
    await worker.deliver('1.csv', rowsOf(about('1号', registration)));
    const counters = await worker.deliver(
      '2.csv',
      rowsOf(about('2号', company, registration), about('3号', other, registration)),
    );
    expect(counters).toEqual({ ...nothing, read: 2, quarantined: 2 });
    const held = await worker.store.db
      .selectFrom('identifier')
      .select('scheme')
      .where('value', 'is not', null)
      .execute();
    expect(held).toEqual([{ scheme: 'registration-number' }]);
  });

  it('quarantines a person under a number that is held with another name', async () => {
    const about = (name: string, documentNumber: string) =>
      recordEntry(penalty({ documentNumber }), {
        subject: { kind: 'natural-person', name, identifiers: [person], minorUntil: null },
        legalRepresentative: null,
      });
    await worker.deliver('1.csv', rowsOf(about('陈某', '1号')));
    const counters = await worker.deliver('2.csv', rowsOf(about('林某', '2号')));
    expect(counters).toEqual({ ...nothing, read: 1, quarantined: 1 });
  });

  it('keeps registrations and enrolments in versions, and the registered name as the subject’s', async () => {
    await worker.deliver('r1.csv', rowsOf(registrationEntry()), { template: 'registry' });
    const renamed = await worker.deliver('r2.csv', rowsOf(registrationEntry({ name: '厦门乙有限公司' })), {
      template: 'registry',
    });
    expect(renamed).toEqual({ ...nothing, read: 1, revised: 1 });
    const subject = await worker.store.db
      .selectFrom('subject_version')
      .select(['name', 'former_names'])
      .where('superseded_by_batch', 'is', null)
      .executeTakeFirstOrThrow();
    expect(subject).toEqual({ name: '厦门乙有限公司', former_names: ['厦门市海沧区甲商贸有限公司'] });

    const enrolled = (withdrawnOn: string | null) =>
      rowsOf({
        type: 'enrolment',
        subject: { kind: 'natural-person', name: '陈某', identifiers: [person], minorUntil: null },
        enrolment: {
          agreementNumber: 'A-1',
          acceptedOn: localDate('2019-01-02'),
          withdrawnOn: withdrawnOn === null ? null : localDate(withdrawnOn),
        },
      });
    expect(await worker.deliver('e1.csv', enrolled(null), { template: 'enrolment' })).toEqual({
      ...nothing,
      read: 1,
      inserted: 1,
    });
    expect(await worker.deliver('e2.csv', enrolled('2020-02-03'), { template: 'enrolment' })).toEqual({
      ...nothing,
      read: 1,
      withdrawn: 1,
    });
  });

  it('keeps nothing where the manifest promises another number of rows', async () => {
    const delivery = worker.deliver('1.csv', rowsOf(recordEntry(penalty())), { expectedRows: 2 });
    await expect(delivery).rejects.toThrow(DeliveryError);
    expect(await versions()).toEqual([]);
    expect(await worker.store.db.selectFrom('subject').selectAll().execute()).toEqual([]);
    expect(await runStatuses(worker.store.db)).toMatchObject([{ state: 'running', read: 0 }]);
  });

  it('keeps nothing of a batch whose connection is lost, and everything once when it is done again', async () => {
    const run = await worker.begin('1.csv');
    const lost = new pg.Client({ connectionString: database.url });
    lost.on('error', () => undefined);
    await lost.connect();
    const pid = (await lost.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const rows = rowsOf(recordEntry(penalty()));
    async function* chunksThenLoss() {
      yield* chunksOf(rows);
      await worker.client.query('select pg_terminate_backend($1)', [pid]);
    }
    const warnings: readonly Issue[] = [
      { field: '经办人', code: 'column-left-out', received: '经办人', params: {} },
    ];
    await expect(commitDelivery(lost, sealing, run, chunksThenLoss(), () => warnings)).rejects.toThrow();
    expect(await versions()).toEqual([]);
    expect(await runStatuses(worker.store.db)).toMatchObject([{ state: 'running', warnings: [] }]);
    const counters = await commitDelivery(worker.client, sealing, run, chunksOf(rows), () => warnings);
    expect(await runStatuses(worker.store.db)).toMatchObject([{ state: 'committed', warnings }]);
    expect(counters).toEqual({ ...nothing, read: 1, inserted: 1 });
    expect(await worker.store.db.selectFrom('knowledge_clock').select('seq').execute()).toEqual([{ seq: 1 }]);
  });

  it('offers a delivery only when every register delivered up to its day is in', async () => {
    const register = { template: 'registry', deliveredOn: localDate('2020-05-01') } as const;
    const { db } = worker.store;
    await registerDeliveries(db, [
      { ...register, department, name: 'r.csv', location: 'r.csv', expectedRows: null },
      { ...register, template: 'other', department, name: 'o.csv', location: 'o.csv', expectedRows: null },
    ]);
    const offered = async (): Promise<readonly (string | undefined)[]> => {
      const due = await dueSources(db);
      return Promise.all(due.map(async ({ sourceId }) => (await nextRun(db, sourceId))?.delivery));
    };
    expect(await offered()).toEqual(['r.csv']);
    await worker.deliver('r.csv', rowsOf(registrationEntry()), register);
    expect(await offered()).toEqual(['o.csv']);
  });

  it('waits longer after each attempt that did not end, and lets no later run overtake', async () => {
    const run = await worker.begin('1.csv');
    await registerDeliveries(worker.store.db, [
      { ...run, department, name: '2.csv', template: 'penalty-organisation' },
    ]);
    const begun = (attempt: number, secondsAgo: number) =>
      worker.client.query(
        `update ingest_run set attempt = $1, started_at = clock_timestamp() - make_interval(secs => $2)
         where delivery = '1.csv'`,
        [attempt, secondsAgo],
      );
    await begun(1, 1);
    expect(await dueSources(worker.store.db)).toMatchObject([{ runId: run.runId }]);
    await begun(4, 7);
    expect(await dueSources(worker.store.db)).toEqual([]);
    await begun(4, 9);
    expect(await dueSources(worker.store.db)).toMatchObject([{ runId: run.runId }]);
  });

  it('sends no natural person’s number to the database in the clear', async () => {
    await worker.deliver('1.csv', rowsOf(recordEntry(penalty())));
    const { rows } = await worker.client.query<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { table_name: table } of rows) {
      const found = await worker.client.query(`select 1 from ${table} t where t::text like $1`, [
        `%${person.value}%`,
      ]);
      expect(found.rowCount, table).toBe(0);
    }
    expect(await worker.store.db.selectFrom('authority').select('uscc').execute()).toEqual([
      { uscc: department.uscc },
    ]);
  });
});

describe('workers at the same time', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database[Symbol.asyncDispose]());

  it('agree on one subject, and take places on the known-axis without gaps', async () => {
    const workers = await Promise.all(Array.from({ length: 4 }, () => testWorker(database.url)));
    try {
      await Promise.all(
        workers.map((worker, index) =>
          worker.deliver(`${index}.csv`, rowsOf(recordEntry(penalty({ documentNumber: `${index}号` }))), {
            department: { uscc: `11350299MB0000${index}011`, name: `第${index}局` },
          }),
        ),
      );
      const { db } = workers[0]?.store ?? { db: undefined };
      const subjects = await db?.selectFrom('record_version').select('subject_id').distinct().execute();
      expect(subjects).toHaveLength(1);
      const batches = await db?.selectFrom('batch').select('seq').orderBy('seq').execute();
      expect(batches?.map((batch) => batch.seq)).toEqual([1, 2, 3, 4]);
    } finally {
      for (const worker of workers) await worker[Symbol.asyncDispose]();
    }
  });

  it('keep one legal representative of an organisation that both name one for', async () => {
    const [first, second] = [await testWorker(database.url), await testWorker(database.url)];
    try {
      const named = (name: string, document: string, round: number) =>
        recordEntry(penalty({ documentNumber: document, decidedOn: localDate(`2020-05-1${round}`) }), {
          legalRepresentative: { name, identifier: null, minorUntil: null },
        });
      const department2 = { uscc: '11350299MB00000279', name: '第二局' };
      for (let round = 0; round < 5; round += 1) {
        await Promise.all([
          first.deliver(`a${round}.csv`, rowsOf(named(`甲${round}`, `a${round}`, round))),
          second.deliver(`b${round}.csv`, rowsOf(named(`乙${round}`, `b${round}`, round)), {
            department: department2,
          }),
        ]);
      }
      const current = await first.store.db
        .selectFrom('relation')
        .select('name')
        .where('superseded_by_batch', 'is', null)
        .execute();
      // Of two rows of the last day the one from the place that sorts last.
      expect(current).toEqual([{ name: '乙4' }]);
    } finally {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    }
  });
});
