import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testKeys } from '@egret/testing';
import { createSealing, SealError } from '../src/index.ts';

const sealing = createSealing(testKeys);
const other = Buffer.alloc(32, 7).toString('base64');
const place = { table: 'identifier', id: 'a' };

describe('sealing', () => {
  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        expect(sealing.open(place, sealing.seal(place, plain)).toString('utf8')).toBe(
          Buffer.from(plain).toString('utf8'),
        );
      }),
    );
  });

  it('never seals the same value alike twice', () => {
    const sealed = Array.from({ length: 1_000 }, () => sealing.seal(place, '陈某').toString('hex'));
    expect(new Set(sealed).size).toBe(sealed.length);
    // What comes before the ciphertext differs by the nonce alone, and by the tag that follows from it.
    const start = 2 * (2 + sealing.activeKeyIds.sealing.length);
    expect(new Set(sealed.map((hex) => hex.slice(start, start + 24))).size).toBe(sealed.length);
  });

  it('digests text as it does its bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (domain, content) => {
        const bytes = Buffer.from(content);
        expect(sealing.digest(domain, content)).toEqual(sealing.digest(domain, bytes));
      }),
    );
  });

  it('opens nowhere else', () => {
    const sealed = sealing.seal(place, '陈某');
    expect(() => sealing.open({ table: 'identifier', id: 'b' }, sealed)).toThrow(SealError);
    expect(() => sealing.open({ table: 'relation', id: 'a' }, sealed)).toThrow(SealError);
  });

  it('notices any changed byte', () => {
    const sealed = sealing.seal(place, '350299199001010010');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => sealing.open(place, changed), `byte ${index}`).toThrow(SealError);
    }
  });

  it('opens values of an earlier key after the active one changed, as long as it is kept', () => {
    const sealed = sealing.seal(place, '陈某');
    const k2 = Buffer.alloc(32, 9).toString('base64');
    const keys = { ...testKeys.sealing.keys, k2 };
    const rotated = createSealing({ ...testKeys, sealing: { active: 'k2', keys } });
    expect(rotated.open(place, sealed).toString('utf8')).toBe('陈某');
    expect(rotated.activeKeyIds).toEqual({ ...sealing.activeKeyIds, sealing: 'k2' });
    const forgotten = createSealing({ ...testKeys, sealing: { active: 'k2', keys: { k2 } } });
    expect(() => forgotten.open(place, sealed)).toThrow(/not configured/);
  });

  it('digests by key, scheme and value', () => {
    const id = { scheme: 'resident-id', value: '350299199001010010' } as const;
    const otherKey = createSealing({ ...testKeys, identifiers: { active: 'k', keys: { k: other } } });
    expect(sealing.identifierDigest(id).equals(sealing.identifierDigest({ ...id }))).toBe(true);
    expect(
      sealing.identifierDigest(id).equals(sealing.identifierDigest({ ...id, scheme: 'residence-permit' })),
    ).toBe(false);
    expect(sealing.identifierDigest(id).equals(otherKey.identifierDigest(id))).toBe(false);
  });

  it('finds identifiers under every configured key, the active one first', () => {
    const id = { scheme: 'uscc', value: '91350299MA0000015P' } as const;
    const keys = { ...testKeys.identifiers.keys, k2: other };
    const rotated = createSealing({ ...testKeys, identifiers: { active: 'k2', keys } });
    expect(rotated.identifierDigests(id)).toEqual([
      { keyId: 'k2', digest: rotated.identifierDigest(id) },
      { keyId: 'test-1', digest: sealing.identifierDigest(id) },
    ]);
  });

  it('digests content under the active key or one that is named', () => {
    const keys = { ...testKeys.content.keys, k2: other };
    const rotated = createSealing({ ...testKeys, content: { active: 'k2', keys } });
    expect(rotated.contentDigest('record', '陈某', 'test-1')).toEqual(
      sealing.contentDigest('record', '陈某'),
    );
    expect(rotated.contentDigest('record', '陈某')).not.toEqual(sealing.contentDigest('record', '陈某'));
    expect(sealing.contentDigest('record', '陈某')).not.toEqual(sealing.contentDigest('enrolment', '陈某'));
    expect(() => sealing.contentDigest('record', '陈某', 'k2')).toThrow(/not configured/);
  });

  it('has a key of its own for each purpose', () => {
    const changed = createSealing({ ...testKeys, receipts: { active: 'k', keys: { k: other } } });
    expect(changed.receiptMac()('甲')).not.toEqual(sealing.receiptMac()('甲'));
    expect(sealing.receiptMac('test-1')('甲')).toEqual(sealing.receiptMac()('甲'));
    expect(() => sealing.receiptMac('k')).toThrow(/not configured/);
    expect(changed.contentDigest('record', '甲')).toEqual(sealing.contentDigest('record', '甲'));
    expect(changed.open(place, sealing.seal(place, '甲')).toString()).toBe('甲');
  });

  it('refuses keys of another length and a missing active key', () => {
    const short = { active: 'k', keys: { k: 'c2hvcnQ=' } };
    expect(() => createSealing({ ...testKeys, content: short })).toThrow(/k for content must be 32 bytes/);
    const none = { active: 'none', keys: testKeys.receipts.keys };
    expect(() => createSealing({ ...testKeys, receipts: none })).toThrow(/not among the keys for receipts/);
  });
});
