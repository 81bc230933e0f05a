import { randomUUID } from 'node:crypto';
import {
  type CreditRecord,
  type Identifier,
  isPersonalIdentifier,
  type LocalDate,
  localDate,
  type RecordEventKind,
  type SubjectKind,
} from '@egret/domain';
import { authorityId, closeBatch, type Db, openBatch, openStore, type Store } from '@egret/store';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { aRegistration } from './entries.ts';
import { aLicence } from './records.ts';
import {
  enrolmentVersionRow,
  recordEventRow,
  recordVersionRow,
  registrationVersionRow,
  relationRow,
  subjectVersionRow,
} from './rows.ts';
import { testSealing as sealing } from './sealing.ts';
import { department } from './subjects.ts';

/** Puts knowledge into a store as ingestion does: versions under a batch, changed subjects marked. */
export interface Knowledge {
  readonly store: Store;
  /** Runs `work` as one batch, marks the subjects that it returns as changed, and returns the batch's seq. */
  batch(work: (db: Db, batchId: number) => Promise<readonly string[]>): Promise<number>;
  /** A subject, and returns its id. */
  subject(changes?: NewSubject): Promise<string>;
  /**
   * Gives a subject a record (a licence unless told otherwise) of a source, in a batch of its own, and returns the
   * record's id.
   */
  record(subjectId: string, record?: CreditRecord, id?: string, sourceId?: string): Promise<string>;
  /** Supersedes a record by another content, and returns the batch's seq. */
  revise(recordId: string, record: CreditRecord): Promise<number>;
  /** Lets something happen to a record, in a batch of its own, and returns the batch's seq. */
  happen(recordId: string, kind: RecordEventKind, effectiveOn: string): Promise<number>;
  /** Gives an organisation another name in the register; what it had becomes a former one. */
  rename(subjectId: string, name: string): Promise<void>;
  /** Supersedes a person's enrolment by one that is withdrawn. */
  withdraw(subjectId: string, withdrawnOn: LocalDate): Promise<void>;
}

/** Knowledge of a store of its own. */
export interface OpenKnowledge extends Knowledge, AsyncDisposable {
  readonly databaseUrl: string;
  readonly asOwner: TestDatabase['asOwner'];
}

export interface NewSubject {
  readonly id?: string;
  readonly kind?: SubjectKind;
  readonly name?: string;
  /** Known by this number; by none if left out. */
  readonly identifier?: Identifier;
  /** Registered on (organisations, self-employed) or enrolled on (persons); null: neither. */
  readonly since?: LocalDate | null;
  /** The last day of a person's enrolment. */
  readonly withdrawnOn?: LocalDate | null;
  readonly minorUntil?: LocalDate | null;
  /** The name of the legal representative that the register names. */
  readonly representative?: string;
}

/** Opens a database of its own without any rows. */
export async function openKnowledge(): Promise<OpenKnowledge> {
  const database = await createTestDatabase();
  const store = openStore({
    databaseUrl: database.url,
    connections: 6,
    applicationName: 'test',
    onError: (error) => {
      throw error;
    },
  });
  return {
    ...knowledgeOf(store),
    databaseUrl: database.url,
    asOwner: database.asOwner,
    async [Symbol.asyncDispose]() {
      await store.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Knowledge to be put into a store; without marks, as though scoring had worked them all off, if told so. */
export function knowledgeOf(store: Store, { marks = true }: { readonly marks?: boolean } = {}): Knowledge {
  const { db } = store;

  async function batch(work: (db: Db, batchId: number) => Promise<readonly string[]>): Promise<number> {
    return db.transaction().execute(async (trx) => {
      const batchId = await openBatch(trx, 'ingest', null);
      const changed = await work(trx, batchId);
      const rows = changed.map((id) => ({ subject_id: id, batch_id: batchId }));
      if (marks && rows.length > 0) await trx.insertInto('changed_subject').values(rows).execute();
      return closeBatch(trx, batchId);
    });
  }

  return {
    store,
    batch,
    async subject(changes = {}) {
      const { id = randomUUID() } = changes;
      await batch(async (trx, batchId) => {
        await putSubject(trx, { ...changes, id }, batchId);
        return [id];
      });
      return id;
    },
    async record(subjectId, record = aLicence(), id = randomUUID(), source_id = randomUUID()) {
      await batch(async (trx, batch_id) => {
        const authority_id = await authorityId(trx, record.issuingAuthority);
        const row = recordVersionRow(record, {
          subject_id: subjectId,
          record_id: id,
          authority_id,
          batch_id,
          source_id,
        });
        await trx.insertInto('record_version').values(row).execute();
        return [subjectId];
      });
      return id;
    },
    async revise(recordId, record) {
      return batch(async (trx, batch_id) => {
        const { subject_id, version } = await trx
          .updateTable('record_version')
          .set({ superseded_by_batch: batch_id })
          .where('record_id', '=', recordId)
          .where('superseded_by_batch', 'is', null)
          .returning(['subject_id', 'version'])
          .executeTakeFirstOrThrow();
        const authority_id = await authorityId(trx, record.issuingAuthority);
        const of = { subject_id, record_id: recordId, authority_id, batch_id };
        const row = recordVersionRow(record, { ...of, version: version + 1 });
        await trx.insertInto('record_version').values(row).execute();
        return [subject_id];
      });
    },
    async happen(recordId, kind, effectiveOn) {
      return batch(async (trx, batch_id) => {
        const { subject_id } = await trx
          .selectFrom('record_version')
          .select('subject_id')
          .where('record_id', '=', recordId)
          .executeTakeFirstOrThrow();
        const what = { subject_id, record_id: recordId, kind, effective_on: localDate(effectiveOn) };
        const place = `test/${String(batch_id).padStart(12, '0')}`;
        await trx
          .insertInto('record_event')
          .values(recordEventRow({ ...what, place, batch_id }))
          .execute();
        return [subject_id];
      });
    },
    async rename(subjectId, name) {
      await batch(async (trx, batch_id) => {
        const superseded = { superseded_by_batch: batch_id };
        const was = await trx
          .updateTable('subject_version')
          .set(superseded)
          .where('subject_id', '=', subjectId)
          .where('superseded_by_batch', 'is', null)
          .returning(['version', 'kind', 'name'])
          .executeTakeFirstOrThrow();
        await trx
          .updateTable('registration_version')
          .set(superseded)
          .where('subject_id', '=', subjectId)
          .where('superseded_by_batch', 'is', null)
          .execute();
        const of = { subject_id: subjectId, version: was.version + 1, batch_id };
        await trx
          .insertInto('subject_version')
          .values(subjectVersionRow({ ...of, kind: was.kind, name, former_names: [was.name] }))
          .execute();
        const authority_id = await authorityId(trx, department);
        await trx
          .insertInto('registration_version')
          .values(registrationVersionRow(aRegistration({ name }), { ...of, authority_id }))
          .execute();
        return [subjectId];
      });
    },
    async withdraw(subjectId, withdrawnOn) {
      await batch(async (trx, batch_id) => {
        const { version, accepted_on } = await trx
          .updateTable('enrolment_version')
          .set({ superseded_by_batch: batch_id })
          .where('subject_id', '=', subjectId)
          .returning(['version', 'accepted_on'])
          .executeTakeFirstOrThrow();
        const row = { subject_id: subjectId, version: version + 1, accepted_on, batch_id };
        await trx
          .insertInto('enrolment_version')
          .values(enrolmentVersionRow({ ...row, withdrawn_on: withdrawnOn }))
          .execute();
        return [subjectId];
      });
    },
  };
}

async function putSubject(
  db: Db,
  subject: NewSubject & { readonly id: string },
  batch_id: number,
): Promise<void> {
  const { id, kind = 'organisation', name = '测试主体', identifier, representative } = subject;
  const { since = localDate('2015-03-04'), withdrawnOn = null, minorUntil = null } = subject;
  const of = { subject_id: id, batch_id };
  await db.insertInto('subject').values({ id, batch_id }).execute();
  await db
    .insertInto('subject_version')
    .values(subjectVersionRow({ ...of, kind, name, minor_until: minorUntil }))
    .execute();
  if (identifier !== undefined) await putIdentifier(db, identifier, of);
  if (since !== null && kind === 'natural-person') {
    await db
      .insertInto('enrolment_version')
      .values(enrolmentVersionRow({ ...of, accepted_on: since, withdrawn_on: withdrawnOn }))
      .execute();
  } else if (since !== null) {
    const registration = aRegistration({ name, registeredOn: since });
    const authority_id = await authorityId(db, department);
    await db
      .insertInto('registration_version')
      .values(registrationVersionRow(registration, { ...of, authority_id }))
      .execute();
  }
  if (representative !== undefined) {
    await db
      .insertInto('relation')
      .values(relationRow({ ...of, name: representative }))
      .execute();
  }
}

async function putIdentifier(
  db: Db,
  identifier: Identifier,
  of: { readonly subject_id: string; readonly batch_id: number },
): Promise<void> {
  const id = randomUUID();
  const { keyId, digest } = sealing.keyedIdentifierDigest(identifier);
  const isPersonal = isPersonalIdentifier(identifier);
  await db
    .insertInto('identifier')
    .values({
      ...of,
      id,
      scheme: identifier.scheme,
      digest,
      digest_key_id: keyId,
      value: isPersonal ? null : identifier.value,
      sealed: isPersonal ? sealing.seal({ table: 'identifier', id }, identifier.value) : null,
      sealed_as: null,
      run_id: null,
      line_no: null,
      ended_by_batch: null,
    })
    .execute();
}
