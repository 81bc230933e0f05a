import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import { findSubject, subjectById } from '../src/index.ts';
import {
  company,
  penalty,
  person,
  recordEntry,
  rowsOf,
  sealing,
  type TestWorker,
  testWorker,
} from './_delivery.ts';

describe('subjects', () => {
  let database: TestDatabase;
  let worker: TestWorker;
  beforeAll(async () => {
    database = await createTestDatabase();
    worker = await testWorker(database.url);
    await worker.deliver('1.csv', rowsOf(recordEntry(penalty())));
  });
  afterAll(async () => {
    await worker[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it('are found by the digest of an identifier, and by their id', async () => {
    const { db } = worker.store;
    const found = await findSubject(db, sealing, company);
    expect(found).toMatchObject({
      kind: 'organisation',
      name: '厦门市海沧区甲商贸有限公司',
      minorUntil: null,
    });
    expect(await subjectById(db, found?.id ?? '')).toEqual(found);
    const human = await findSubject(db, sealing, person);
    expect(human).toMatchObject({ kind: 'natural-person' });
  });

  it('are not found under another scheme or id', async () => {
    const { db } = worker.store;
    expect(await findSubject(db, sealing, { ...company, scheme: 'tax-number' })).toBeNull();
    expect(await subjectById(db, '11111111-1111-4111-8111-111111111111')).toBeNull();
  });
});
