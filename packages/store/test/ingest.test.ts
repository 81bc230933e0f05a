import { brotliDecompressSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '@egret/domain';
import {
  aPenalty,
  aPerson,
  aRecordEntry,
  aRegistrationEntry,
  aStatedEvent,
  department,
  personCode,
  testSealing as sealing,
} from '@egret/testing';
import { DeliveryError, runStatuses } from '../src/index.ts';
import { nothing, rowsOf, openTestWorker, type OpenTestWorker } from './_delivery.ts';

describe('committing a delivery', () => {
  let worker: OpenTestWorker;

  beforeEach(async () => {
    worker = await openTestWorker();
    return () => worker[Symbol.asyncDispose]();
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
    const counters = await worker.deliver('1.csv', rowsOf(aRecordEntry()));
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
    expect(run).toMatchObject({ state: 'released', attempt: 0, read: 1, inserted: 1 });
    expect((await db.selectFrom('source').select('watermark').executeTakeFirstOrThrow()).watermark).toBe(
      '2020-06-01/1.csv',
    );
    const chunk = await db.selectFrom('raw_chunk').selectAll().executeTakeFirstOrThrow();
    const opened = sealing.open({ table: 'raw_chunk', id: `${run.id}/0` }, chunk.sealed);
    expect(brotliDecompressSync(opened).toString('utf8')).toContain('厦海市监处〔2020〕1号');
    expect(await db.selectFrom('run_row').selectAll().execute()).toEqual([
      { run_id: run.id, line_no: 2, outcome: 'inserted', issues: [] },
    ]);
    expect(await db.selectFrom('staged_chunk').selectAll().execute()).toEqual([]);
  });

  it('writes nothing new where the same content comes again', async () => {
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
    const counters = await worker.deliver('2.csv', rowsOf(aRecordEntry()));
    expect(counters).toEqual({ ...nothing, read: 1, unchanged: 1 });
    expect(await versions()).toHaveLength(1);
  });

  it('keeps the version before a correction, and takes back by an event', async () => {
    const corrected = aPenalty({ fineFen: 600_000 });
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
    const revised = await worker.deliver('2.csv', rowsOf(aRecordEntry(corrected)));
    const withdrawn = await worker.deliver(
      '3.csv',
      rowsOf(aRecordEntry(corrected, { events: [aStatedEvent('annulled', '2020-06-01')] })),
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
      aRecordEntry(),
      aRecordEntry(aPenalty({ fineFen: 1 })),
      aRecordEntry(aPenalty({ documentNumber: '厦海市监处〔2020〕2号' })),
      aRecordEntry(aPenalty({ documentNumber: '厦海市监处〔2020〕2号' })),
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

  it('keeps registrations and enrolments in versions, and the registered name as the subject’s', async () => {
    await worker.deliver('r1.csv', rowsOf(aRegistrationEntry()), { template: 'registry' });
    const renamed = await worker.deliver('r2.csv', rowsOf(aRegistrationEntry({ name: '厦门乙有限公司' })), {
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
        subject: aPerson(),
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
    const delivery = worker.deliver('1.csv', rowsOf(aRecordEntry()), { expectedRows: 2 });
    await expect(delivery).rejects.toThrow(DeliveryError);
    expect(await versions()).toEqual([]);
    expect(await worker.store.db.selectFrom('subject').selectAll().execute()).toEqual([]);
    expect(await runStatuses(worker.store.db)).toMatchObject([{ state: 'staging', read: 0 }]);
  });

  it('sends no natural person’s number to the database in the clear', async () => {
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
    const { rows } = await worker.client.query<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { table_name: table } of rows) {
      const found = await worker.client.query(`select 1 from ${table} t where t::text like $1`, [
        `%${personCode.value}%`,
      ]);
      expect(found.rowCount, table).toBe(0);
    }
    expect(await worker.store.db.selectFrom('authority').select('uscc').execute()).toEqual([
      { uscc: department.uscc },
    ]);
  });
});
