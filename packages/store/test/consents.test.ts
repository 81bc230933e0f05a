import { localDate, type Purpose } from '@egret/domain';
import {
  aClient,
  aResidentId,
  openKnowledge,
  type OpenKnowledge,
  testKeys,
  testSealing as sealing,
} from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createClient,
  createConsent,
  createSealing,
  findClientByKeyDigest,
  findValidConsent,
  keyDigest,
  revokeConsent,
  type Store,
} from '../src/index.ts';

const person = { scheme: 'resident-id', value: aResidentId() } as const;

describe('the register of consents', () => {
  let knowledge: OpenKnowledge;
  let store: Store;
  const departments: string[] = [];

  beforeAll(async () => {
    knowledge = await openKnowledge();
    ({ store } = knowledge);
    for (const name of ['甲局', '乙局']) {
      const department = { uscc: null, name };
      const { key } = await createClient(store.db, aClient({ department }));
      departments.push((await findClientByKeyDigest(store.db, keyDigest(key)))?.departmentId ?? '');
    }
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  const entered = {
    scheme: person.scheme,
    identifierDigest: sealing.keyedIdentifierDigest(person),
    purposes: ['recruitment', 'merit-award'],
    validFrom: localDate('2020-03-01'),
    validTo: localDate('2020-12-31'),
    clientId: null,
    operator: null,
  } as const;

  function find(changes: { on?: string; purpose?: Purpose; department?: number; reference?: string } = {}) {
    const { on = '2020-06-01', purpose = 'recruitment', department = 0, reference = '授权-1' } = changes;
    return findValidConsent(store.db, {
      scheme: person.scheme,
      digests: sealing.identifierDigests(person),
      departmentId: departments[department] ?? '',
      purpose,
      on: localDate(on),
      reference,
    });
  }

  it('allows a department a purpose from the first to the last day, and nothing else', async () => {
    const departmentId = departments[0] ?? '';
    const id = await createConsent(store.db, { ...entered, departmentId, reference: '授权-1' });
    expect(await createConsent(store.db, { ...entered, departmentId, reference: '授权-1' })).toBeNull();
    const found = { id, reference: '授权-1', validTo: '2020-12-31' };
    expect(await find()).toEqual(found);
    expect(await find({ on: '2020-03-01' })).toEqual(found);
    expect(await find({ on: '2020-12-31', purpose: 'merit-award' })).toEqual(found);
    expect(await find({ on: '2020-02-29' })).toBeNull();
    expect(await find({ on: '2021-01-01' })).toBeNull();
    expect(await find({ purpose: 'admission' })).toBeNull();
    expect(await find({ department: 1 })).toBeNull();
    expect(await find({ reference: '授权-2' })).toBeNull();
  });

  it('allows nothing from the day of its revocation on; an earlier revocation stands', async () => {
    const departmentId = departments[1] ?? '';
    const id = await createConsent(store.db, { ...entered, departmentId, reference: '授权-1' });
    expect(await revokeConsent(store.db, id ?? '', localDate('2020-07-01'))).toBe(true);
    expect(await revokeConsent(store.db, id ?? '', localDate('2020-08-01'))).toBe(false);
    expect((await find({ department: 1, on: '2020-06-30' }))?.id).toBe(id);
    expect(await find({ department: 1, on: '2020-07-01' })).toBeNull();
  });

  it('finds a consent entered under an earlier key', async () => {
    const k2 = Buffer.alloc(32, 9).toString('base64');
    const rotated = createSealing({
      ...testKeys,
      identifiers: { active: 'k2', keys: { ...testKeys.identifiers.keys, k2 } },
    });
    const found = await findValidConsent(store.db, {
      scheme: person.scheme,
      digests: rotated.identifierDigests(person),
      departmentId: departments[0] ?? '',
      purpose: 'recruitment',
      on: localDate('2020-06-01'),
    });
    expect(found?.reference).toBe('授权-1');
  });
});
