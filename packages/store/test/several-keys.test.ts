import {
  aPenalty,
  aRecordEntry,
  firmCode,
  personCode,
  rotatedSealing as bothKeys,
  testSealing as sealing,
} from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSubject, guardKeys, KeyError, type Sealing } from '../src/index.ts';
import { rowsOf, openTestWorker, type OpenTestWorker } from './_delivery.ts';

describe('a store with values under several keys', () => {
  let worker: OpenTestWorker;

  beforeEach(async () => {
    worker = await openTestWorker();
    await guardKeys(worker.store.db, sealing);
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
  });
  afterEach(() => worker[Symbol.asyncDispose]());

  const rows = rowsOf(aRecordEntry());

  async function deliver(name: string, keys: Sealing, delivered = rows) {
    return worker.take(await worker.begin(name), delivered, { keys });
  }

  async function subjects(): Promise<number> {
    return (await worker.store.db.selectFrom('subject').select('id').execute()).length;
  }

  it('leads to one subject by its number, whichever key that is digested under', async () => {
    await guardKeys(worker.store.db, bothKeys);
    const found = await findSubject(worker.store.db, bothKeys, firmCode);
    expect(found).toMatchObject({ name: '厦门市海沧区甲商贸有限公司' });
    expect(await findSubject(worker.store.db, bothKeys, personCode)).toMatchObject({ name: '陈某' });
  });

  it('takes the same file again as unchanged, and makes nobody twice', async () => {
    await guardKeys(worker.store.db, bothKeys);
    const before = await subjects();
    expect(await deliver('2.csv', bothKeys)).toMatchObject({ unchanged: 1, inserted: 0, revised: 0 });
    expect(await subjects()).toBe(before);
    const another = rowsOf(aRecordEntry(aPenalty({ documentNumber: '厦海市监处〔2020〕2号' })));
    expect(await deliver('3.csv', bothKeys, another)).toMatchObject({ inserted: 1 });
    expect(await subjects()).toBe(before);
  });

  it('is not delivered to, and says of nobody that they are unknown, by a process without the new key', async () => {
    await guardKeys(worker.store.db, bothKeys);
    await expect(deliver('2.csv', sealing)).rejects.toThrow(KeyError);
    const nobody = { ...firmCode, value: '91350299MA0000023J' };
    await expect(findSubject(worker.store.db, sealing, nobody)).rejects.toThrow(/missing: .*identifiers\/k2/);
    expect(await findSubject(worker.store.db, bothKeys, nobody)).toBeNull();
  });
});
