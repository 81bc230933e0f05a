import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { aClient, openKnowledge, type OpenKnowledge } from '@egret/testing';
import { appendAuditEntry, type AuditEntry, createClient, type Store } from '../src/index.ts';

describe('the audit trail', () => {
  let knowledge: OpenKnowledge;
  let store: Store;
  let entry: AuditEntry;
  beforeAll(async () => {
    knowledge = await openKnowledge();
    ({ store } = knowledge);
    const { id } = await createClient(store.db, aClient());
    entry = {
      clientId: id,
      operator: { staffNo: 'HC-0001', name: '张三' },
      action: 'issue-report',
      purpose: 'admission',
      matter: '准入审核',
      accessBasis: { kind: 'consent', reference: '授权书1号' },
      subjectId: null,
      identifierDigest: { keyId: 'test-1', digest: Buffer.alloc(32, 7) },
      object: 'report/1',
      result: 'issued',
    };
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  const count = async (): Promise<number> =>
    (await store.db.selectFrom('audit_entry').select('position').execute()).length;

  it('keeps all that was said', async () => {
    const position = await appendAuditEntry(store.db, entry);
    const row = await store.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('position', '=', position)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      client_id: entry.clientId,
      operator_staff_no: 'HC-0001',
      operator_name: '张三',
      action: 'issue-report',
      purpose: 'admission',
      matter: '准入审核',
      access_basis: entry.accessBasis,
      subject_id: null,
      identifier_digest: entry.identifierDigest?.digest,
      digest_key_id: 'test-1',
      object: 'report/1',
      result: 'issued',
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

  it('has a total order that a sealer can close below the oldest running transaction', async () => {
    const first = await appendAuditEntry(store.db, entry);
    const running = await store.db.startTransaction().execute();
    const held = await appendAuditEntry(running, entry);
    const later = await appendAuditEntry(store.db, entry);
    expect([first, held, later]).toEqual([first, held, later].toSorted((a, b) => a - b));
    const closed = async (): Promise<number[]> => {
      const { rows } = await sql<{ position: number }>`select position from audit_entry
        where transaction_id < pg_snapshot_xmin(pg_current_snapshot()) and position >= ${first}
        order by position`.execute(store.db);
      return rows.map((row) => row.position);
    };
    // Transactions of other databases of the server may hold it back as well.
    await vi.waitFor(async () => expect(await closed()).toEqual([first]), 20_000);
    await running.commit().execute();
    await vi.waitFor(async () => expect(await closed()).toEqual([first, held, later]), 20_000);
  });
});
