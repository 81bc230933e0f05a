import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRecordEntry, firmCode, personCode, testSealing as sealing } from '@egret/testing';
import { findSubject, subjectById } from '../src/index.ts';
import { rowsOf, openTestWorker, type OpenTestWorker } from './_delivery.ts';

describe('subjects', () => {
  let worker: OpenTestWorker;
  beforeAll(async () => {
    worker = await openTestWorker();
    await worker.deliver('1.csv', rowsOf(aRecordEntry()));
  });
  afterAll(() => worker[Symbol.asyncDispose]());

  it('are found by the digest of an identifier, and by their id', async () => {
    const { db } = worker.store;
    const found = await findSubject(db, sealing, firmCode);
    expect(found).toMatchObject({
      kind: 'organisation',
      name: '厦门市海沧区甲商贸有限公司',
      minorUntil: null,
    });
    expect(await subjectById(db, found?.id ?? '')).toEqual(found);
    const human = await findSubject(db, sealing, personCode);
    expect(human).toMatchObject({ kind: 'natural-person' });
  });

  it('are not found under another scheme or id', async () => {
    const { db } = worker.store;
    expect(await findSubject(db, sealing, { ...firmCode, scheme: 'tax-number' })).toBeNull();
    expect(await subjectById(db, '11111111-1111-4111-8111-111111111111')).toBeNull();
  });
});
