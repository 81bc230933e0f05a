import { randomUUID } from 'node:crypto';
import { type CreditRecord, localDate, type LocalDate, type SubjectKind } from '@egret/domain';
import { readScoreModel, type ScoreModel } from '@egret/scorecard';
import { closeBatch, type Db, openBatch } from '@egret/store';

const label = { from: '2018-01-01', to: null };

/** A model that a reader can check by heart: 600, and +50 for a licence until its last day of validity. */
export function testModel(id: string, appliesTo: readonly SubjectKind[]): ScoreModel {
  return readScoreModel({
    id,
    version: 1,
    zh: '测试模型',
    en: 'Test model',
    noteZh: '仅供测试',
    noteEn: 'For tests only',
    appliesTo,
    range: { minPoints: 0, maxPoints: 1000 },
    startPoints: 600,
    dimensions: [{ id: 'conduct', zh: '守信正向', en: 'Conduct', minPoints: -400, maxPoints: 300 }],
    tiers: [
      { id: 'good', minPoints: 0, labels: [{ ...label, zh: '良好', en: 'Good' }] },
      { id: 'very-good', minPoints: 650, labels: [{ ...label, zh: '优秀', en: 'Very good' }] },
    ],
    rules: [
      {
        type: 'records',
        id: 'licence-held',
        dimension: 'conduct',
        zh: '持有行政许可',
        en: 'Holds a licence',
        legalBasis: [{ from: '2018-01-01', to: null, text: '《测试条例》第一条' }],
        source: '测试',
        effectiveFrom: '2018-01-01',
        effectiveTo: null,
        match: { kind: 'licence' },
        points: 50,
        decay: null,
        endsBy: ['validTo'],
        cap: 100,
      },
    ],
  });
}

const delivered = {
  ...{ reported_on: localDate('2020-01-01'), place: 'test' },
  ...{ content_digest: Buffer.alloc(32), digest_version: 1, digest_key_id: 'test' },
  ...{ run_id: randomUUID(), line_no: 2 },
};

/** Puts a subject into the store, a person enrolled since 2019-01-01, and gives its id. */
export async function putSubject(db: Db, kind: SubjectKind, name: string): Promise<string> {
  const id = randomUUID();
  await inBatch(db, async (trx, batch_id) => {
    await trx.insertInto('subject').values({ id, batch_id }).execute();
    await trx
      .insertInto('subject_version')
      .values({
        ...{ subject_id: id, version: 1, kind, name, minor_until: null, registration_state: null },
        ...{ merged_into: null, named_by: 'record', named_on: localDate('2018-01-01'), named_place: '' },
        ...{ run_id: null, line_no: null, batch_id, superseded_by_batch: null },
      })
      .execute();
    if (kind !== 'natural-person') return;
    await trx
      .insertInto('enrolment_version')
      .values({
        ...{ subject_id: id, version: 1, agreement_number: 'A-1', accepted_on: localDate('2019-01-01') },
        ...{ withdrawn_on: null, ...delivered, batch_id, superseded_by_batch: null },
      })
      .execute();
  });
  return id;
}

export interface PutRecord {
  readonly kind: CreditRecord['kind'];
  readonly decidedOn: LocalDate;
  readonly validTo?: LocalDate;
  readonly documentNumber?: string;
}

/** Gives a subject a record and gives the record's id. The kinds beyond licence are for counting only. */
export async function putRecord(db: Db, subjectId: string, record: PutRecord): Promise<string> {
  const record_id = randomUUID();
  const authority = await db.selectFrom('authority').select('id').executeTakeFirstOrThrow();
  await inBatch(db, async (trx, batch_id) => {
    await trx
      .insertInto('record_version')
      .values({
        ...{ subject_id: subjectId, record_id, version: 1, kind: record.kind, authority_id: authority.id },
        ...{ document_number: record.documentNumber ?? record_id, natural_key: record_id },
        ...{ decided_on: record.decidedOn },
        ...{ valid_from: null, valid_to: record.validTo ?? null, publicity_stated_until: null },
        ...{ severity_stated: null, procedure_stated: null, disclosure_stated: null, fine_fen: null },
        ...{ details: licence, source_id: randomUUID(), ...delivered },
        ...{ batch_id, superseded_by_batch: null },
      })
      .execute();
  });
  return record_id;
}

const licence: CreditRecord['details'] = {
  documentName: '食品经营许可证',
  licenceKind: 'ordinary',
  licenceKindOther: null,
  certificateName: null,
  certificateNumber: null,
  content: '食品销售',
  provider: { uscc: null, name: '海沧区测试局' },
  note: null,
};

async function inBatch(db: Db, work: (trx: Db, batchId: number) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const batchId = await openBatch(trx, 'ingest', null);
    await work(trx, batchId);
    await closeBatch(trx, batchId);
  });
}
