import { createHash, createHmac } from 'node:crypto';

import { canonicalJson } from '@egret/domain';
import { describe, expect, it } from 'vitest';

import { compile, modelHash, parseScoreModel, receiptOf, verifyReceipt, verifyScore } from '../src/index.ts';
import { citizen, honour, modelFile, on, penalty, person, personModel } from './factory.ts';

const macUnder =
  (key: Uint8Array) =>
  (text: string): Uint8Array =>
    createHmac('sha256', key).update(text).digest();
const key = new Uint8Array(32).fill(7);
const mac = macUnder(key);
const asOf = on('2020-12-31');
const subject = citizen([honour('city', '2020-01-01'), penalty('minor', '2020-06-01')]);
const question = { subject, asOf, seq: 42 };
const content = {
  modelHash: person.hash,
  subjectId: subject.subjectId,
  asOf,
  seq: 42,
  evaluation: person.evaluate(subject, asOf),
};

describe('modelHash', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    expect(modelHash(personModel)).toBe(
      createHash('sha256').update(canonicalJson(personModel)).digest('hex'),
    );
  });

  it('outlives the store, which keeps no order of keys', () => {
    const stored = Object.fromEntries(Object.entries(personModel).toReversed());
    expect(compile(parseScoreModel(stored)).hash).toBe(person.hash);
  });

  it('differs with any number', () => {
    const changed = modelFile('egret-person.v2', { '/startPoints': 581 });
    expect(modelHash(parseScoreModel(changed))).not.toBe(person.hash);
  });
});

describe('receipts', () => {
  const receipt = receiptOf(mac, content);

  it('are HMAC-SHA-256, 32 bytes', () => {
    const { points, tier, dimensions, lines, nextChangeOn } = content.evaluation;
    const message = JSON.stringify([
      'egret-receipt-2',
      person.hash,
      'subject',
      '2020-12-31',
      42,
      points,
      tier,
      nextChangeOn,
      dimensions.map((each) => [each.id, each.points]),
      lines.map((line) => [
        ...[line.reason, line.ruleId, line.dimension, line.points, line.recordId, line.until],
        line.arithmetic === null ? null : Object.values(line.arithmetic),
      ]),
    ]);
    expect(Buffer.from(receipt)).toEqual(createHmac('sha256', key).update(message).digest());
  });

  it('vouch for what they were made of', () => {
    expect(verifyReceipt(mac, receipt, content)).toBe(true);
    expect(verifyScore(mac, receipt, person, question)).toEqual(content.evaluation);
  });

  it.each([
    ['another subject', { ...content, subjectId: 'other' }],
    ['another day', { ...content, asOf: on('2021-01-01') }],
    ['another batch', { ...content, seq: 43 }],
    ['another model', { ...content, modelHash: '0' }],
    ['other points', { ...content, evaluation: { ...content.evaluation, points: 1000 } }],
    ['no lines', { ...content, evaluation: { ...content.evaluation, lines: [] } }],
  ])('do not vouch for %s', (_, other) => {
    expect(verifyReceipt(mac, receipt, other)).toBe(false);
  });

  it('do not vouch under another key, cut short, or for other facts', () => {
    expect(verifyReceipt(macUnder(new Uint8Array(32)), receipt, content)).toBe(false);
    expect(verifyReceipt(mac, receipt.slice(0, 31), content)).toBe(false);
    expect(verifyScore(mac, receipt, person, { ...question, subject: citizen([]) })).toBeNull();
  });
});
