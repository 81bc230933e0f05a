import { randomBytes, randomUUID } from 'node:crypto';
import {
  type LicenceDetails,
  type LocalDate,
  localDate,
  type RecordEventKind,
  type SubjectKind,
} from '@egret/domain';
import { closeBatch, type Db, openBatch, openStore, type Store } from '@egret/store';
import type { Insertable, Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from './database.ts';

type Tables = Store['db'] extends Kysely<infer Database> ? Database : never;

/** Columns of `record_version`, for `record` and `revise`. */
export type NewRecord = Partial<Insertable<Tables['record_version']>>;

/** Puts knowledge into the store as ingestion does: versions under a batch, changed subjects marked. */
export interface Knowledge {
  readonly store: Store;
  readonly databaseUrl: string;
  readonly asOwner: TestDatabase['asOwner'];
  /** Runs `work` as one batch, marks what it gives as changed, and gives the batch's seq. */
  batch(work: (db: Db, batchId: number) => Promise<readonly string[]>): Promise<number>;
  /** A subject registered or enrolled on `since`, without marks if `marked` is false. */
  subject(changes?: NewSubject): Promise<string>;
  /** Gives a subject a record, in a batch of its own, and gives the record's id. */
  record(subjectId: string, changes?: NewRecord): Promise<string>;
  /** Supersedes a record by a version with other columns. */
  revise(recordId: string, changes: NewRecord): Promise<number>;
  /** Lets something happen to a record, in a batch of its own, and returns the batch's seq. */
  happen(recordId: string, kind: RecordEventKind, effectiveOn: string): Promise<number>;
  /** Supersedes a person's enrolment by one that is withdrawn. */
  withdraw(subjectId: string, withdrawnOn: LocalDate): Promise<void>;
  readonly authorityId: string;
}

/** A subject with its first version, named by a record. */
async function putSubject(
  db: Db,
  subject: {
    readonly id: string;
    readonly kind: SubjectKind;
    readonly name: string;
    readonly minorUntil?: LocalDate | null;
  },
  batch_id: number,
): Promise<void> {
  const { id, kind, name, minorUntil = null } = subject;
  await db.insertInto('subject').values({ id, batch_id }).execute();
  await db
    .insertInto('subject_version')
    .values({
      ...{ subject_id: id, version: 1, kind, name, minor_until: minorUntil, registration_state: null },
      ...{ merged_into: null, named_by: 'record', named_on: localDate('2018-01-01'), named_place: '' },
      ...{ run_id: null, line_no: null, batch_id, superseded_by_batch: null },
    })
    .execute();
}

export interface NewSubject {
  readonly id?: string;
  readonly kind?: SubjectKind;
  /** Registered on, accepted on; null: neither registered nor enrolled. */
  readonly since?: LocalDate | null;
  readonly minorUntil?: LocalDate | null;
}

const licenceDetails: LicenceDetails = {
  ...{
    documentName: '食品经营许可证',
    licenceKind: 'ordinary',
    licenceKindOther: null,
    certificateName: null,
  },
  ...{
    certificateNumber: null,
    content: '食品销售',
    provider: { uscc: null, name: '海沧区测试局' },
    note: null,
  },
};

/** The columns of a penalty, for `record` and `revise`. */
export const penaltyColumns: NewRecord = {
  ...{
    kind: 'penalty',
    document_number: '厦海市监处〔2020〕1号',
    severity_stated: 'general',
    procedure_stated: 'ordinary',
  },
  details: {
    ...{ violationType: '无照经营', facts: '未取得许可', legalBasis: '《无证无照经营查处办法》第十三条' },
    ...{
      penaltyKinds: ['fine'],
      penaltyKindOther: null,
      content: '罚款',
      confiscatedFen: null,
      certificate: null,
    },
    ...{ provider: { uscc: null, name: '海沧区测试局' }, note: null },
  },
};

const delivered = {
  reported_on: localDate('2020-01-01'),
  place: 'test/1.csv/000000002',
  content_digest: Buffer.alloc(32),
  digest_version: 1,
  digest_key_id: 'test',
  run_id: randomUUID(),
  line_no: 2,
};

export async function openKnowledge(): Promise<Knowledge & AsyncDisposable> {
  const database = await createTestDatabase();
  const store = openStore({
    databaseUrl: database.url,
    connections: 6,
    applicationName: 'test',
    onError: (error) => {
      throw error;
    },
  });
  const { db } = store;
  const authorityId = randomUUID();
  await db.insertInto('authority').values({ id: authorityId, uscc: null, name: '海沧区测试局' }).execute();

  async function batch(work: (db: Db, batchId: number) => Promise<readonly string[]>): Promise<number> {
    return db.transaction().execute(async (trx) => {
      const batchId = await openBatch(trx, 'ingest', null);
      const ids = await work(trx, batchId);
      const marks = ids.map((id) => ({ subject_id: id, batch_id: batchId }));
      if (marks.length > 0) await trx.insertInto('changed_subject').values(marks).execute();
      return closeBatch(trx, batchId);
    });
  }

  async function subject(changes: NewSubject = {}): Promise<string> {
    const { kind = 'organisation', since = localDate('2015-03-04'), minorUntil = null } = changes;
    const { id = randomUUID() } = changes;
    await batch(async (trx, batch_id) => {
      await putSubject(trx, { id, kind, name: '测试主体', minorUntil }, batch_id);
      const version = { subject_id: id, version: 1, batch_id, superseded_by_batch: null, ...delivered };
      if (since !== null && kind === 'natural-person') {
        await trx
          .insertInto('enrolment_version')
          .values({ ...version, agreement_number: 'A-1', accepted_on: since, withdrawn_on: null })
          .execute();
      } else if (since !== null) {
        await trx
          .insertInto('registration_version')
          .values({
            ...{
              ...version,
              name: '测试主体',
              legal_form: '有限责任公司',
              state: 'in-business',
              registered_on: since,
            },
            ...{
              capital_fen: null,
              industry: null,
              address: null,
              business_scope: null,
              authority_id: authorityId,
            },
          })
          .execute();
      }
      return [id];
    });
    return id;
  }

  async function record(subjectId: string, changes: NewRecord = {}): Promise<string> {
    const record_id = changes.record_id ?? randomUUID();
    await batch(async (trx, batch_id) => {
      await trx
        .insertInto('record_version')
        .values({
          ...{ subject_id: subjectId, record_id, version: 1, kind: 'licence', authority_id: authorityId },
          ...{
            document_number: '厦海许决〔2019〕1号',
            natural_key: record_id,
            decided_on: localDate('2019-05-06'),
          },
          ...{ valid_from: null, valid_to: null, publicity_stated_until: null, fine_fen: null },
          ...{ severity_stated: null, procedure_stated: null, disclosure_stated: null },
          ...{ details: licenceDetails, source_id: randomUUID(), ...delivered },
          ...{ batch_id, superseded_by_batch: null, ...changes },
        })
        .execute();
      return [subjectId];
    });
    return record_id;
  }

  async function revise(recordId: string, changes: NewRecord): Promise<number> {
    return batch(async (trx, batch_id) => {
      const current = await trx
        .updateTable('record_version')
        .set({ superseded_by_batch: batch_id })
        .where('record_id', '=', recordId)
        .where('superseded_by_batch', 'is', null)
        .returningAll()
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('record_version')
        .values({
          ...current,
          ...{ version: current.version + 1, batch_id, superseded_by_batch: null, ...changes },
        })
        .execute();
      return [current.subject_id];
    });
  }

  async function happen(recordId: string, kind: RecordEventKind, effectiveOn: string): Promise<number> {
    const { subject_id } = await db
      .selectFrom('record_version')
      .select('subject_id')
      .where('record_id', '=', recordId)
      .executeTakeFirstOrThrow();
    const { content_digest: _, ...origin } = delivered;
    const nothingElse = {
      ...{ authority_id: null, document_number: null, outcome: null, replaced_by: null, revokes: null },
      ...{ client_id: null, operator_staff_no: null, operator_name: null },
    };
    return batch(async (trx, batch_id) => {
      await trx
        .insertInto('record_event')
        .values({
          ...{ subject_id, record_id: recordId, id: randomUUID(), kind, batch_id, ...origin, ...nothingElse },
          ...{ effective_on: localDate(effectiveOn), event_digest: randomBytes(32) },
        })
        .execute();
      return [subject_id];
    });
  }

  async function withdraw(subjectId: string, withdrawnOn: LocalDate): Promise<void> {
    await batch(async (trx, batch_id) => {
      const current = await trx
        .updateTable('enrolment_version')
        .set({ superseded_by_batch: batch_id })
        .where('subject_id', '=', subjectId)
        .returningAll()
        .executeTakeFirstOrThrow();
      const version = { version: current.version + 1, batch_id, superseded_by_batch: null };
      await trx
        .insertInto('enrolment_version')
        .values({ ...current, ...version, withdrawn_on: withdrawnOn })
        .execute();
      return [subjectId];
    });
  }

  return {
    ...{
      store,
      databaseUrl: database.url,
      asOwner: database.asOwner,
      batch,
      subject,
      record,
      revise,
      happen,
      withdraw,
      authorityId,
    },
    async [Symbol.asyncDispose]() {
      await store.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
