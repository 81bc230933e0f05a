import pg from 'pg';
import {
  type CreditRecord,
  type Entry,
  type LegalRepresentative,
  localDate,
  type RecordEventKind,
  type Registration,
  type StatedEvent,
} from '@egret/domain';
import { testKeys } from '@egret/testing';
import {
  beginRun,
  commitDelivery,
  createSealing,
  type DeliveredRow,
  type Delivery,
  nextRun,
  type OpenRun,
  openStore,
  registerDeliveries,
  type RunCounters,
  type Store,
} from '../src/index.ts';

export const sealing = createSealing(testKeys);

export const department = { uscc: '11350299MB0000019E', name: '海沧区测试局' };

/** What a row states of its record, by its own authority. */
export function stated(kind: RecordEventKind, effectiveOn: string): StatedEvent {
  return { kind, effectiveOn: localDate(effectiveOn), authority: null, documentNumber: null };
}

/** A synthetic person: region 350299 does not exist, the check character is right. */
export const person = { scheme: 'resident-id', value: '350299199001010010' } as const;
export const company = { scheme: 'uscc', value: '91350299MA0000015P' } as const;

export function penalty(changes: Partial<CreditRecord & { kind: 'penalty' }> = {}): CreditRecord {
  return {
    kind: 'penalty',
    documentNumber: '厦海市监处〔2020〕1号',
    issuingAuthority: department,
    decidedOn: localDate('2020-05-06'),
    validFrom: null,
    validTo: null,
    publicityStatedUntil: localDate('2021-05-06'),
    severityStated: 'general',
    procedureStated: 'ordinary',
    disclosureStated: 'public',
    fineFen: 500_000,
    details: {
      violationType: '无照经营',
      facts: '未取得许可从事经营活动',
      legalBasis: '《无证无照经营查处办法》第十三条',
      penaltyKinds: ['fine'],
      penaltyKindOther: null,
      content: '罚款5000元',
      confiscatedFen: null,
      certificate: null,
      provider: department,
      note: null,
    },
    ...changes,
  };
}

export function recordEntry(record: CreditRecord, changes: Partial<Entry & { type: 'record' }> = {}): Entry {
  return {
    type: 'record',
    subject: {
      kind: 'organisation',
      name: '厦门市海沧区甲商贸有限公司',
      identifiers: [company],
      minorUntil: null,
    },
    legalRepresentative: { name: '陈某', identifier: person, minorUntil: null },
    record,
    events: [],
    ...changes,
  };
}

export function registrationEntry(
  changes: Partial<Registration> = {},
  legalRepresentative: LegalRepresentative | null = null,
): Entry {
  const registration: Registration = {
    name: '厦门市海沧区甲商贸有限公司',
    legalForm: '有限责任公司',
    state: 'in-business',
    registeredOn: localDate('2015-03-04'),
    approvedOn: null,
    capitalFen: 100_000_000,
    industry: '批发业',
    address: '海沧区',
    businessScope: null,
    registrationAuthority: department,
    ...changes,
  };
  return {
    type: 'registration',
    subject: { kind: 'organisation', name: registration.name, identifiers: [company], minorUntil: null },
    legalRepresentative,
    registration,
  };
}

/** Numbers entries as rows from line 2 on. */
export function rowsOf(...entries: readonly Entry[]): readonly DeliveredRow[] {
  return entries.map((entry, index) => ({ lineNo: index + 2, type: 'entry', entry }));
}

export interface TestWorker extends AsyncDisposable {
  readonly store: Store;
  readonly client: pg.Client;
  /** Delivers rows as one file and gives the run's counters. */
  deliver(name: string, rows: readonly DeliveredRow[], changes?: Partial<Delivery>): Promise<RunCounters>;
  /** Notes a delivery and begins its run, so that `commitDelivery` may follow. */
  begin(name: string, changes?: Partial<Delivery>): Promise<OpenRun>;
}

export async function* chunksOf(rows: readonly DeliveredRow[]): AsyncGenerator<{
  readonly raw: string;
  readonly rows: readonly [DeliveredRow, ...DeliveredRow[]];
}> {
  const [first, ...rest] = rows;
  if (first) yield { raw: rows.map((row) => JSON.stringify(row)).join('\n'), rows: [first, ...rest] };
}

/** A worker with its own connection on a database. */
export async function testWorker(databaseUrl: string): Promise<TestWorker> {
  const failOnError = (error: Error): void => {
    throw error;
  };
  const store = openStore({ databaseUrl, connections: 4, applicationName: 'test', onError: failOnError });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  async function begin(name: string, changes: Partial<Delivery> = {}): Promise<OpenRun> {
    await registerDeliveries(store.db, [
      {
        template: 'penalty-organisation',
        department,
        name,
        location: name,
        deliveredOn: localDate('2020-06-01'),
        expectedRows: null,
        ...changes,
      },
    ]);
    const { id } = await store.db
      .selectFrom('ingest_run')
      .innerJoin('source', 'source.id', 'ingest_run.source_id')
      .select('source.id')
      .where('delivery', '=', name)
      .executeTakeFirstOrThrow();
    const run = await nextRun(store.db, id);
    if (run?.delivery !== name) throw new Error(`${name} is not the next run`);
    await beginRun(store.db, run.runId);
    return run;
  }
  return {
    store,
    client,
    begin,
    async deliver(name, rows, changes) {
      return commitDelivery(client, sealing, await begin(name, changes), chunksOf(rows));
    },
    async [Symbol.asyncDispose]() {
      await client.end();
      await store.close();
    },
  };
}
