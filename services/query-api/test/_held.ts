import { randomBytes, randomUUID } from 'node:crypto';
import {
  type CreditRecord,
  type Identifier,
  type ListKind,
  type LocalDate,
  localDate,
  type RecordEventKind,
  type SubjectKind,
} from '@egret/domain';
import { readScoreModel } from '@egret/scorecard';
import { closeBatch, openBatch, saveShippedModels } from '@egret/store';
import { department, type TestApi } from './_api.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A synthetic citizen number with a right check character: region 350299 does not exist. */
export function residentId(serial: number, birth = '19900101'): string {
  const digits = `350299${birth}${String(serial).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return `${digits}${'10X98765432'.charAt(sum % 11)}`;
}

export const company = { scheme: 'uscc', value: '91350299MA0000015P' } as const;
export const operator = { staffNo: 'A-017', name: '经办员' };

const legalBasis = [{ from: '2018-01-01', to: null, text: '《测试条例》' }];
const head = { zh: '测试', en: 'test', legalBasis, source: 'test', effectiveTo: null };
const label = { from: '2018-01-01', to: null, zh: '优秀', en: 'excellent' };

function model(id: string, appliesTo: readonly SubjectKind[]) {
  return readScoreModel({
    ...{ id, version: 1, zh: '测试模型', en: 'Test model', noteZh: '测试', noteEn: 'test', appliesTo },
    range: { minPoints: 0, maxPoints: 1000 },
    startPoints: 600,
    dimensions: [{ id: 'conduct', zh: '行为', en: 'Conduct', minPoints: -400, maxPoints: 300 }],
    tiers: [{ id: 'fine', minPoints: 0, labels: [label] }],
    rules: [
      {
        ...{
          type: 'records',
          id: 'licence-held',
          dimension: 'conduct',
          ...head,
          effectiveFrom: '2018-01-01',
        },
        ...{ match: { kind: 'licence' }, points: 10, decay: null, endsBy: ['validTo'], cap: 100 },
      },
    ],
  });
}

/** Two models: 600 points, and 10 more for each licence held. */
export async function saveTestModels(api: TestApi): Promise<void> {
  await saveShippedModels(api.store.db, [
    model('test-person', ['natural-person']),
    model('test-enterprise', ['organisation', 'self-employed']),
  ]);
}

type Work = (db: TestApi['store']['db'], batchId: number) => Promise<unknown>;

/** Writes as one batch of ingestion, and gives its seq. */
async function asBatch(api: TestApi, work: Work): Promise<number> {
  return api.store.db.transaction().execute(async (trx) => {
    const batchId = await openBatch(trx, 'ingest', null);
    await work(trx, batchId);
    return closeBatch(trx, batchId);
  });
}

const delivered = {
  ...{ version: 1, reported_on: localDate('2020-01-01'), place: 'test' },
  ...{ content_digest: Buffer.alloc(32), digest_version: 1, digest_key_id: 'test' },
  ...{ run_id: randomUUID(), line_no: 2, superseded_by_batch: null },
};

/** Enters a subject under one identifier and gives its id. */
async function holdSubject(
  api: TestApi,
  identifier: Identifier,
  subject: { readonly kind: SubjectKind; readonly name: string; readonly minorUntil?: LocalDate },
): Promise<string> {
  const [id, identifierId] = [randomUUID(), randomUUID()];
  const personal = subject.kind === 'natural-person';
  await asBatch(api, async (db, batch_id) => {
    const { kind, name, minorUntil = null } = subject;
    await db.insertInto('subject').values({ id, batch_id }).execute();
    await db
      .insertInto('subject_version')
      .values({
        ...{ subject_id: id, version: 1, kind, name, minor_until: minorUntil, registration_state: null },
        ...{ merged_into: null, named_by: 'record', named_on: localDate('2018-01-01'), named_place: '' },
        ...{ run_id: null, line_no: null, batch_id, superseded_by_batch: null },
      })
      .execute();
    await db
      .insertInto('identifier')
      .values({
        ...{ id: identifierId, subject_id: id, scheme: identifier.scheme, batch_id },
        ...{ run_id: null, line_no: null, sealed_as: null, ended_by_batch: null },
        digest_key_id: api.sealing.activeKeyIds.identifiers,
        digest: api.sealing.identifierDigest(identifier),
        value: personal ? null : identifier.value,
        sealed: personal
          ? api.sealing.seal({ table: 'identifier', id: identifierId }, identifier.value)
          : null,
      })
      .execute();
  });
  return id;
}

/** Enters a person and gives their id; enrolled since 2019 unless told otherwise, without a score unless given. */
export async function holdPerson(
  api: TestApi,
  number: string,
  changes: {
    readonly name?: string;
    readonly points?: number;
    readonly nextChangeOn?: LocalDate;
    readonly enrolment?: { readonly acceptedOn: LocalDate; readonly withdrawnOn: LocalDate | null } | null;
    readonly minorUntil?: LocalDate;
  } = {},
): Promise<string> {
  const { name = '王小明', points, nextChangeOn = null } = changes;
  const { enrolment = { acceptedOn: localDate('2019-01-01'), withdrawnOn: null } } = changes;
  const minor = changes.minorUntil === undefined ? {} : { minorUntil: changes.minorUntil };
  const person = { kind: 'natural-person', name, ...minor } as const;
  const id = await holdSubject(api, { scheme: 'resident-id', value: number }, person);
  await asBatch(api, async (db, batch_id) => {
    if (enrolment) {
      const dates = { accepted_on: enrolment.acceptedOn, withdrawn_on: enrolment.withdrawnOn };
      await db
        .insertInto('enrolment_version')
        .values({ subject_id: id, agreement_number: 'A-1', ...dates, batch_id, ...delivered })
        .execute();
    }
    if (points !== undefined) {
      await db
        .insertInto('score')
        .values({
          ...{
            subject_id: id,
            model_id: 'test-person',
            version: 1,
            model_version: 1,
            as_of: localDate('2020-12-01'),
            seq: 1,
          },
          ...{
            points,
            tier: 'fine',
          },
        })
        .execute();
      if (nextChangeOn !== null) {
        await db
          .insertInto('score_due')
          .values({ subject_id: id, purpose: 'test-person', next_on: nextChangeOn, seq: 1 })
          .execute();
      }
    }
  });
  return id;
}

/** Enters the company with its register entry and legal representative, and gives its id. */
export async function holdCompany(api: TestApi): Promise<string> {
  const name = '厦门市海沧区甲商贸有限公司';
  const id = await holdSubject(api, company, { kind: 'organisation', name });
  await asBatch(api, async (db, batch_id) => {
    const version = { subject_id: id, batch_id, ...delivered };
    await db
      .insertInto('registration_version')
      .values({
        ...{ ...version, name, legal_form: '有限责任公司', state: 'in-business', capital_fen: 100_000_000 },
        ...{
          registered_on: localDate('2015-03-04'),
          industry: '批发业',
          address: '海沧区',
          business_scope: null,
        },
        authority_id: await departmentId(api),
      })
      .execute();
    await db
      .insertInto('relation')
      .values({
        ...{ subject_id: id, kind: 'legal-representative', related_subject_id: null, name: '陈大文' },
        ...{ dated_on: localDate('2015-03-04'), place: '', from_register: true, ended_on: null },
        ...{ run_id: null, line_no: null, version: 1, batch_id, superseded_by_batch: null },
      })
      .execute();
  });
  return id;
}

export async function departmentId(api: TestApi): Promise<string> {
  const row = await api.store.db
    .selectFrom('authority')
    .select('id')
    .where('uscc', '=', department.uscc)
    .executeTakeFirstOrThrow();
  return row.id;
}

export function penalty(changes: Partial<CreditRecord & { kind: 'penalty' }> = {}): CreditRecord {
  return {
    ...{ kind: 'penalty', documentNumber: '厦海市监处〔2020〕1号', issuingAuthority: department },
    ...{ decidedOn: localDate('2020-05-06'), validFrom: null, validTo: null, severityStated: 'general' },
    ...{ procedureStated: 'ordinary', disclosureStated: null, publicityStatedUntil: null, fineFen: 500_005 },
    details: {
      ...{ violationType: '无照经营', facts: '未取得许可从事经营活动', content: '罚款5000.05元' },
      ...{ legalBasis: '《无证无照经营查处办法》第十三条', penaltyKinds: ['fine'], penaltyKindOther: null },
      ...{ confiscatedFen: null, certificate: null, provider: department, note: null },
    },
    ...changes,
  };
}

export function licence(changes: Partial<CreditRecord & { kind: 'licence' }> = {}): CreditRecord {
  return {
    ...{ kind: 'licence', documentNumber: '厦海许决〔2019〕1号', issuingAuthority: department },
    ...{
      decidedOn: localDate('2019-05-06'),
      validFrom: localDate('2019-05-06'),
      validTo: null,
      severityStated: null,
    },
    ...{ procedureStated: null, disclosureStated: null, publicityStatedUntil: null, fineFen: null },
    details: {
      ...{
        documentName: '食品经营许可',
        licenceKind: 'ordinary',
        licenceKindOther: null,
        certificateName: null,
      },
      ...{ certificateNumber: null, content: '食品销售', provider: department, note: null },
    },
    ...changes,
  };
}

/** Gives a subject a record in a batch of its own, and returns the record's id. */
export async function holdRecord(api: TestApi, subjectId: string, record: CreditRecord): Promise<string> {
  const recordId = randomUUID();
  await asBatch(api, async (db, batch_id) => {
    await db
      .insertInto('record_version')
      .values({
        ...{ ...delivered, subject_id: subjectId, record_id: recordId, kind: record.kind },
        ...{ document_number: record.documentNumber, natural_key: recordId, decided_on: record.decidedOn },
        ...{
          valid_from: record.validFrom,
          valid_to: record.validTo,
          publicity_stated_until: record.publicityStatedUntil,
        },
        ...{ severity_stated: record.severityStated, procedure_stated: record.procedureStated },
        ...{ disclosure_stated: record.disclosureStated, fine_fen: record.fineFen },
        ...{ details: record.details, source_id: randomUUID(), batch_id },
        authority_id: await departmentId(api),
      })
      .execute();
  });
  return recordId;
}

/** Lets something happen to a record, in a batch of its own. */
export async function holdEvent(
  api: TestApi,
  record: { readonly subjectId: string; readonly recordId: string },
  kind: RecordEventKind,
  effectiveOn: string,
): Promise<void> {
  await asBatch(api, async (db, batch_id) =>
    db
      .insertInto('record_event')
      .values({
        ...{ subject_id: record.subjectId, record_id: record.recordId, id: randomUUID(), kind },
        ...{ effective_on: localDate(effectiveOn), authority_id: null, document_number: null, outcome: null },
        ...{ replaced_by: null, revokes: null, reported_on: localDate(effectiveOn), place: 'test' },
        ...{
          run_id: randomUUID(),
          line_no: 2,
          client_id: null,
          operator_staff_no: null,
          operator_name: null,
        },
        ...{ event_digest: randomBytes(32), digest_version: 1, digest_key_id: 'test', batch_id },
      })
      .execute(),
  );
}

/** The list definition of the test reference under which each list is held here. */
const definitions = {
  red: 'test-red',
  black: 'test-black',
  'key-attention': 'test-key-attention',
} as const satisfies Record<ListKind, string>;

/** A proposal of a rule, for the department to determine (`authorityId`; by default none has taken it on). */
export async function holdProposal(
  api: TestApi,
  subjectId: string,
  list: ListKind,
  held: {
    readonly validTo?: LocalDate;
    readonly authorityId?: string;
    readonly recordIds?: readonly string[];
    readonly ruleId?: string;
  } = {},
): Promise<string> {
  const id = randomUUID();
  const {
    validTo = localDate('2021-12-01'),
    authorityId = null,
    recordIds = [],
    ruleId = `${list}-test`,
  } = held;
  await asBatch(api, async (db, batch_id) => {
    await db
      .insertInto('list_entry')
      .values({
        ...{ subject_id: subjectId, id, definition_id: definitions[list], definition_version: 1, list },
        ...{
          origin: 'proposed-here',
          rule_id: ruleId,
          rule_version: 1,
          record_ids: [...recordIds],
          batch_id,
        },
      })
      .execute();
    await db
      .insertInto('list_entry_step')
      .values({
        ...{ subject_id: subjectId, entry_id: id, step_no: 1, kind: 'proposed', batch_id, facts_seq: 0 },
        ...{ effective_on: localDate('2020-12-01'), ends_on: validTo, authority_id: authorityId },
        ...{ client_id: null, operator_staff_no: null, operator_name: null, document_number: null },
        particulars: JSON.stringify({ instrument: 'state-council-office-2020-49', article: null }),
      })
      .execute();
  });
  return id;
}

/** An entry that the department has determined. */
export async function holdDetermined(
  api: TestApi,
  subjectId: string,
  list: ListKind,
  decision: {
    readonly decidedOn: LocalDate;
    readonly validTo?: LocalDate;
    readonly recordIds?: readonly string[];
  },
): Promise<string> {
  const { decidedOn, validTo = null, recordIds = [] } = decision;
  const authorityId = await departmentId(api);
  const id = await holdProposal(api, subjectId, list, { recordIds, authorityId, ruleId: randomUUID() });
  await asBatch(api, async (db, batch_id) =>
    db
      .insertInto('list_entry_step')
      .values({
        ...{ subject_id: subjectId, entry_id: id, step_no: 2, kind: 'determined', batch_id, facts_seq: 0 },
        ...{ effective_on: decidedOn, ends_on: validTo, authority_id: authorityId, document_number: id },
        ...{
          client_id: api.clients['determining-officer'].id,
          operator_staff_no: '1',
          operator_name: '经办员',
        },
        particulars: JSON.stringify({ instrument: 'state-council-office-2020-49', article: null }),
      })
      .execute(),
  );
  return id;
}
