import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import { appendAuditEntry, type AuditEntry, createClient, openStore, type Store } from '../src/index.ts';

describe('the audit trail', () => {
  let database: TestDatabase;
  let store: Store;
  let entry: AuditEntry;
  beforeAll(async () => {
    database = await createTestDatabase();
    store = openStore({
      databaseUrl: database.url,
      connections: 2,
      applicationName: 'test',
      onError: (error) => {
        throw error;
      },
    });
    const department = { uscc: null, name: '海沧区测试局' };
    const { id } = await createClient(store.db, {
      ...{ code: 'department', name: '部门', department, roles: ['department'], perks: [] },
    });
    entry = {
      clientId: id,
      operator: { staffNo: 'HC-0001', name: '张三' },
      action: 'issue-report',
      purpose: 'admission',
      matter: '准入审核',
      accessBasis: { kind: 'consent', reference: '授权书1号' },
      subjectId: null,
      identifierDigest: Buffer.alloc(32, 7),
      object: 'report/1',
      result: 'issued',
    };
  });
  afterAll(async () => {
    await store.close();
    await database[Symbol.asyncDispose]();
  });

  const count = async (): Promise<number> =>
    (await store.db.selectFrom('audit_entry').select('id').execute()).length;

  it('keeps all that was said', async () => {
    const id = await appendAuditEntry(store.db, entry);
    const row = await store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      ...{
        client_id: entry.clientId,
        operator_staff_no: 'HC-0001',
        operator_name: '张三',
        action: 'issue-report',
      },
      ...{ purpose: 'admission', matter: '准入审核', access_basis: entry.accessBasis, subject_id: null },
      ...{ identifier_digest: entry.identifierDigest, object: 'report/1', result: 'issued' },
    });
    expect(row.at).toBeInstanceOf(Date);
  });

  it('commits with the answer or not at all', async () => {
    const before = await count();
    const failing = store.db.transaction().execute(async (trx) => {
      await appendAuditEntry(trx, entry);
      throw new Error('the answer failed');
    });
    await expect(failing).rejects.toThrow('the answer failed');
    expect(await count()).toBe(before);
  });

  it('is only ever appended to', async () => {
    await appendAuditEntry(store.db, entry);
    await expect(store.db.updateTable('audit_entry').set({ result: 'other' }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(store.db.deleteFrom('audit_entry').execute()).rejects.toThrow(/append-only/);
  });
});
