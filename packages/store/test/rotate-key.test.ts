import { brotliDecompressSync } from 'node:zlib';
import { localDate } from '@egret/domain';
import {
  aFirm,
  aPenalty,
  aRecordEntry,
  aRegistrationEntry,
  aRepresentative,
  aStatedEvent,
  department,
  firmCode,
  personCode,
  rotatedSealing as bothKeys,
  sealingWithoutOld,
  testSealing as sealing,
} from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  appendAuditEntry,
  createConsent,
  findSubject,
  findValidConsent,
  guardKeys,
  type KeyPurpose,
  keyUsage,
  openStore,
  retireKey,
  rotateKey,
  type Sealing,
  type Store,
} from '../src/index.ts';
import { keyedTables } from '../src/keys/key-usage.ts';
import { rowsOf, openTestWorker, type OpenTestWorker } from './_delivery.ts';

const never = new AbortController().signal;
const quiet = { signal: never, onBatch: () => undefined };
/** Two companies, a person who stands for both, and what is said of them. */
const other = { scheme: 'uscc', value: '91350299MA0000023J' } as const;
const stranger = { scheme: 'resident-id', value: '350299199202020021' } as const;
/** A unified code brings the organisation code in it. */
const identifiers = 5;
const representative = aRepresentative();

const records = rowsOf(
  aRecordEntry(aPenalty(), { events: [aStatedEvent('repaired', '2020-09-01')] }),
  aRecordEntry(aPenalty({ documentNumber: '厦海市监处〔2020〕2号' }), {
    subject: aFirm({ name: '厦门市海沧区乙商贸有限公司', identifiers: [other] }),
    legalRepresentative: null,
  }),
  aRecordEntry(aPenalty({ documentNumber: '厦海市监处〔2020〕3号' }), {
    legalRepresentative: { ...representative, identifier: null },
  }),
);
const approved = { approvedOn: localDate('2020-05-28') };
const register = rowsOf(aRegistrationEntry(approved, { legalRepresentative: representative }));

describe('rotating a key', () => {
  let worker: OpenTestWorker;
  let owner: Store;

  beforeEach(async () => {
    worker = await openTestWorker();
    const [databaseUrl, onError] = [worker.database.ownerUrl, () => undefined];
    owner = openStore({ databaseUrl, connections: 3, applicationName: 'rotation', onError });
    await guardKeys(worker.store.db, sealing);
    await worker.deliver('1.csv', records);
    await worker.deliver('1-register.csv', register, { template: 'registry' });
    await guardKeys(worker.store.db, bothKeys);
  });
  afterEach(async () => {
    await owner.close();
    await worker[Symbol.asyncDispose]();
  });

  async function deliver(name: string, keys: Sealing) {
    return worker.take(await worker.begin(name), records, { keys });
  }

  async function under(purpose: KeyPurpose, keyId: string): Promise<Readonly<Record<string, number>>> {
    const uses = await keyUsage(worker.store.db, [purpose]);
    return Object.fromEntries(uses.filter((use) => use.keyId === keyId).map((use) => [use.table, use.rows]));
  }

  async function consentOf(identifier: { readonly scheme: 'resident-id'; readonly value: string }) {
    const { db } = worker.store;
    const { id } = await db
      .selectFrom('authority')
      .select('id')
      .where('uscc', '=', department.uscc)
      .executeTakeFirstOrThrow();
    const identifierDigest = sealing.keyedIdentifierDigest(identifier);
    const [from, to] = [localDate('2020-01-01'), localDate('2020-12-31')];
    const entered = {
      scheme: identifier.scheme,
      identifierDigest,
      departmentId: id,
      purposes: ['recruitment'] as const,
    };
    await createConsent(db, {
      ...{ ...entered, validFrom: from, validTo: to, reference: `授权-${identifier.value.slice(-2)}` },
      ...{ clientId: null, operator: null },
    });
    return (keys: Sealing) =>
      findValidConsent(db, {
        ...{ scheme: identifier.scheme, digests: keys.identifierDigests(identifier), departmentId: id },
        ...{ purpose: 'recruitment', on: localDate('2020-06-01') },
      });
  }

  it('leaves everybody found and nobody doubled, while it runs, killed in the middle, and after', async () => {
    const { db } = worker.store;
    const [found, consent, unknowns] = [
      () => Promise.all([firmCode, other, personCode].map((one) => findSubject(db, bothKeys, one))),
      await consentOf(personCode),
      await consentOf(stranger),
    ];
    const before = await found();
    expect(before.every((subject) => subject !== null)).toBe(true);

    const killed = new AbortController();
    const rotation = rotateKey(owner, bothKeys, 'identifiers', {
      ...{ signal: killed.signal, batch: 1 },
      onBatch: () => killed.abort(new Error('killed')),
    });
    await expect(rotation).rejects.toThrow('killed');
    expect(await under('identifiers', 'k2')).toEqual({ identifier: 1 });
    expect(await found()).toEqual(before);
    expect(await deliver('2.csv', bothKeys)).toMatchObject({ unchanged: 3, inserted: 0, revised: 0 });

    const rotated = await rotateKey(owner, bothKeys, 'identifiers', { ...quiet, batch: 1 });
    expect(rotated).toEqual([
      { table: 'identifier', moved: identifiers - 1, left: 0 },
      { table: 'consent', moved: 1, left: 1 },
    ]);
    expect(await found()).toEqual(before);
    expect(await deliver('3.csv', bothKeys)).toMatchObject({ unchanged: 3, inserted: 0, revised: 0 });
    expect(await db.selectFrom('subject').select('id').execute()).toHaveLength(3);
    expect(await Promise.all([consent(bothKeys), unknowns(bothKeys)])).not.toContain(null);
    expect(await consent(sealingWithoutOld('identifiers'))).not.toBeNull();
    expect(await unknowns(sealingWithoutOld('identifiers'))).toBeNull();
  });

  it('waits for no row that a delivery has locked, and comes back to it', async () => {
    await worker.client.query('begin');
    await worker.client.query('select from identifier where value = $1 for update', [firmCode.value]);
    const moved: number[] = [];
    const rotation = rotateKey(owner, bothKeys, 'identifiers', {
      signal: never,
      onBatch(_table, count) {
        moved.push(count);
        if (count === identifiers - 1) void worker.client.query('commit');
      },
    });
    expect((await rotation)[0]).toEqual({ table: 'identifier', moved: identifiers, left: 0 });
    expect(moved).toEqual([identifiers - 1, identifiers]);
  });

  it('seals everything anew, so that the old key opens nothing more', async () => {
    const rotated = await rotateKey(owner, bothKeys, 'sealing', quiet);
    expect(rotated.map(({ table, left }) => [table, left])).toEqual([
      ['identifier', 0],
      ['credit_report', 0],
      ['raw_chunk', 0],
    ]);
    expect(await under('sealing', 'test-1')).toEqual({});
    const alone = sealingWithoutOld('sealing');
    const [row] = await worker.store.db
      .selectFrom('identifier')
      .selectAll()
      .where('sealed', 'is not', null)
      .execute();
    expect(
      alone.open({ table: 'identifier', id: row?.id ?? '' }, row?.sealed ?? Buffer.alloc(0)).toString(),
    ).toBe(personCode.value);
    const [chunk] = await worker.store.db.selectFrom('raw_chunk').selectAll().execute();
    const place = { table: 'raw_chunk', id: `${chunk?.run_id}/${chunk?.chunk_no}` };
    expect(brotliDecompressSync(alone.open(place, chunk?.sealed ?? Buffer.alloc(0))).toString()).toContain(
      'lineNo',
    );
    expect(await retireKey(owner, bothKeys, { purpose: 'sealing', keyId: 'test-1' }, false)).toEqual({
      ...{ outcome: 'retired', lost: [] },
    });
    await guardKeys(worker.store.db, alone);
    await expect(guardKeys(worker.store.db, sealing)).rejects.toThrow('not to be active: sealing/test-1');
  });

  it('makes digests of content anew only where the old one shows that the content is the one delivered', async () => {
    // A body that the directory knows under another name by now: what the row said of it is not known any more.
    await worker.database.asOwner(`update authority set name = '改名后的局'`);
    expect(await rotateKey(owner, bothKeys, 'content', quiet)).toEqual([
      { table: 'record_version', moved: 0, left: 3 },
      { table: 'registration_version', moved: 0, left: 1 },
      { table: 'enrolment_version', moved: 0, left: 0 },
      { table: 'record_event', moved: 1, left: 0 },
    ]);
    expect(await deliver('2.csv', bothKeys)).toMatchObject({ unchanged: 3, revised: 0 });

    await worker.database.asOwner(`update authority set name = '${department.name}'`);
    const rotated = await rotateKey(owner, bothKeys, 'content', quiet);
    expect(rotated).toEqual([
      { table: 'record_version', moved: 3, left: 0 },
      { table: 'registration_version', moved: 1, left: 0 },
      { table: 'enrolment_version', moved: 0, left: 0 },
      { table: 'record_event', moved: 0, left: 0 },
    ]);
    const alone = sealingWithoutOld('content');
    await retireKey(owner, bothKeys, { purpose: 'content', keyId: 'test-1' }, false);
    expect(await deliver('3.csv', alone)).toMatchObject({ unchanged: 3, revised: 0 });
  });

  it('ends with the key retired, once nothing needs it or the loss is accepted', async () => {
    const old = { purpose: 'identifiers', keyId: 'test-1' } as const;
    const retire = (acceptLoss: boolean) => retireKey(owner, bothKeys, old, acceptLoss);
    expect(await retire(true)).toMatchObject({
      outcome: 'in-use',
      uses: [{ table: 'identifier', rows: identifiers }],
    });
    await expect(guardKeys(worker.store.db, sealingWithoutOld('identifiers'))).rejects.toThrow(
      `identifiers/test-1; 其下行数 rows under it: identifier ${identifiers}`,
    );
    await appendAuditEntry(worker.store.db, {
      ...{
        clientId: null,
        operator: null,
        action: 'read-report',
        purpose: null,
        matter: null,
        accessBasis: null,
      },
      ...{
        subjectId: null,
        identifierDigest: sealing.keyedIdentifierDigest(personCode),
        object: 'x',
        result: 'read',
      },
    });
    await rotateKey(owner, bothKeys, 'identifiers', quiet);
    expect(await retire(false)).toMatchObject({ outcome: 'kept', uses: [{ table: 'audit_entry', rows: 1 }] });
    await expect(guardKeys(worker.store.db, sealingWithoutOld('identifiers'))).rejects.toThrow(
      'identifiers/test-1',
    );
    expect(await retire(true)).toMatchObject({ outcome: 'retired', lost: [{ table: 'audit_entry' }] });
    expect(await retire(true)).toEqual({ outcome: 'unknown' });
    await guardKeys(worker.store.db, sealingWithoutOld('identifiers'));
    await guardKeys(worker.store.db, bothKeys);
    expect(await under('identifiers', 'test-1')).toEqual({ audit_entry: 1 });
    expect(await retireKey(owner, bothKeys, { ...old, keyId: 'k2' }, true)).toEqual({ outcome: 'active' });
  });

  it('is refused under a key that no service has started with', async () => {
    await worker.database.asOwner(`delete from key_check where key_id = 'k2'`);
    await expect(rotateKey(owner, bothKeys, 'identifiers', quiet)).rejects.toThrow(
      'No service has started with',
    );
  });

  it('is no right of the services', async () => {
    await expect(rotateKey(worker.store, bothKeys, 'identifiers', quiet)).rejects.toThrow(
      'permission denied',
    );
  });

  it('knows every column that holds a value made under a key', async () => {
    const { rows } = await owner.pool.query<{ table: string; column: string }>(`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and (column_name like '%key_id' and table_name <> 'key_check' or column_name = 'sealed')`);
    const known = Object.values(keyedTables).flat();
    for (const { table, column } of rows) {
      const expected = column === 'sealed' ? 'sealing_key_id(sealed)' : column;
      expect(known).toContainEqual(expect.objectContaining({ table, keyId: expected }));
    }
  });
});
