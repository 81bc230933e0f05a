import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '@egret/domain';
import { aClient, department, openKnowledge, type OpenKnowledge } from '@egret/testing';
import {
  addClientKey,
  closeOperator,
  createClient,
  endGrant,
  findClientByKeyDigest,
  findOperator,
  generateKey,
  grantAction,
  isGranted,
  keyDigest,
  listClients,
  type NewClient,
  revokeClientKey,
  saveOperator,
  type Store,
} from '../src/index.ts';

describe('clients', () => {
  let knowledge: OpenKnowledge;
  let store: Store;
  beforeAll(async () => {
    knowledge = await openKnowledge();
    ({ store } = knowledge);
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  const aVenue = (changes: Partial<NewClient> = {}) =>
    aClient({ name: '体育馆', roles: ['venue'], perks: ['haicang-sports'], ...changes });

  it('are found by the key that was given out once, of which only a digest is kept', async () => {
    const { id, key } = await createClient(store.db, aVenue({ code: 'venue-1' }));
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await findClientByKeyDigest(store.db, keyDigest(key))).toEqual({
      id,
      code: 'venue-1',
      name: '体育馆',
      departmentId: expect.any(String),
      departmentName: '海沧区测试局',
      grants: [
        { action: 'check-eligibility', purposes: null, perks: ['haicang-sports'] },
        { action: 'read-lists', purposes: null, perks: null },
        { action: 'read-perks', purposes: null, perks: null },
      ],
      roles: ['venue'],
      perks: ['haicang-sports'],
    });
    const row = await store.db
      .selectFrom('client_key')
      .selectAll()
      .where('client_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.digest).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(key);
  });

  it('are not found by another key, nor when they are closed', async () => {
    const { id, key } = await createClient(store.db, aVenue({ code: 'venue-2' }));
    expect(await findClientByKeyDigest(store.db, keyDigest(generateKey()))).toBeNull();
    await store.db.updateTable('client').set({ active: false }).where('id', '=', id).execute();
    expect(await findClientByKeyDigest(store.db, keyDigest(key))).toBeNull();
  });

  it('have a code of their own', async () => {
    await createClient(store.db, aVenue({ code: 'venue-3' }));
    await expect(createClient(store.db, aVenue({ code: 'venue-3' }))).rejects.toMatchObject({
      code: 'client-exists',
    });
  });

  it('share a department, known by its code or else by its name', async () => {
    const keys = await Promise.all(
      [department, { uscc: null, name: '海沧区测试局' }, { uscc: null, name: '无代码单位' }].map(
        async (each) => {
          const { key } = await createClient(store.db, aVenue({ department: each }));
          return key;
        },
      ),
    );
    const clients = await Promise.all(keys.map((key) => findClientByKeyDigest(store.db, keyDigest(key))));
    const [first, second, third] = clients.map((client) => client?.departmentId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('have several keys, each until it expires or is revoked', async () => {
    const { id, key } = await createClient(store.db, aVenue({ code: 'keys' }));
    const found = async (one: string) => (await findClientByKeyDigest(store.db, keyDigest(one)))?.id ?? null;
    const next = await addClientKey(store.db, id, new Date(Date.now() + 3_600_000));
    const brief = await addClientKey(store.db, id, new Date(Date.now() + 100));
    await expect.poll(() => found(brief.key)).toBeNull();
    expect([await found(key), await found(next.key)]).toEqual([id, id]);
    expect(await revokeClientKey(store.db, id, next.id)).toBe(true);
    expect(await revokeClientKey(store.db, id, next.id)).toBe(false);
    expect([await found(key), await found(next.key)]).toEqual([id, null]);
  });

  it('have no key that could never be used', async () => {
    const { id } = await createClient(store.db, aVenue({ code: 'no-dead-key' }));
    await expect(addClientKey(store.db, id, new Date(Date.now() - 1))).rejects.toMatchObject({
      code: 'key-expired',
    });
    const { keys } = (await listClients(store.db, 'no-dead-key'))[0] ?? {};
    expect(keys).toHaveLength(1);
  });

  it('are granted an action from day to day, for purposes and perks', async () => {
    const { id, key } = await createClient(store.db, aClient());
    const client = async () => {
      const found = await findClientByKeyDigest(store.db, keyDigest(key));
      if (!found) throw new Error('no client');
      return found;
    };
    expect((await client()).roles).toEqual(['department']);
    await grantAction(store.db, id, { action: 'issue-report', purposes: ['recruitment'], perks: null });
    const limited = await client();
    expect(isGranted(limited, 'issue-report', { purpose: 'recruitment' })).toBe(true);
    expect(isGranted(limited, 'issue-report', { purpose: 'admission' })).toBe(false);
    expect(isGranted(limited, 'check-eligibility')).toBe(false);
    expect(await endGrant(store.db, id, 'issue-report')).toBe(true);
    expect(await endGrant(store.db, id, 'issue-report')).toBe(false);
    expect(isGranted(await client(), 'issue-report')).toBe(false);
    expect((await client()).roles).toEqual([]);
    const over = { action: 'issue-report', purposes: null, perks: null } as const;
    for (const [validFrom, validTo] of [
      ['2020-01-01', '2020-12-31'],
      ['2999-01-02', '2999-01-01'],
    ] as const) {
      const days = { validFrom: localDate(validFrom), validTo: localDate(validTo) };
      await expect(grantAction(store.db, id, { ...over, ...days })).rejects.toMatchObject({
        code: 'grant-over',
      });
    }
    const tomorrow = localDate('2999-01-01');
    await grantAction(store.db, id, {
      action: 'issue-report',
      purposes: null,
      perks: null,
      validFrom: tomorrow,
    });
    expect(isGranted(await client(), 'issue-report')).toBe(false);
  });

  it('name operators of their department, known by staff number', async () => {
    const { key } = await createClient(store.db, aVenue({ code: 'operators' }));
    const client = await findClientByKeyDigest(store.db, keyDigest(key));
    const departmentId = client?.departmentId ?? '';
    const person = { departmentId, staffNo: 'hc-１' };
    const { id } = await saveOperator(store.db, { ...person, name: '张三' });
    expect(await findOperator(store.db, { departmentId, staffNo: 'HC-1' })).toEqual({
      id,
      departmentId,
      staffNo: 'HC-1',
      name: '张三',
    });
    expect(await findOperator(store.db, { departmentId: id, staffNo: 'HC-1' })).toBeNull();
    expect(await closeOperator(store.db, person)).toBe(true);
    expect(await closeOperator(store.db, person)).toBe(false);
    expect(await findOperator(store.db, person)).toBeNull();
  });

  it('are listed with keys, grants and operators, and no secret', async () => {
    const { id, key } = await createClient(store.db, aVenue({ code: 'listed' }));
    const [listed] = await listClients(store.db, 'listed');
    expect(listed).toMatchObject({ id, code: 'listed', active: true, department: '海沧区测试局' });
    expect(listed?.keys).toHaveLength(1);
    expect(listed?.grants.map((grant) => grant.action)).toEqual([
      'check-eligibility',
      'read-lists',
      'read-perks',
    ]);
    expect(JSON.stringify(listed)).not.toContain(keyDigest(key).toString('hex'));
  });
});
