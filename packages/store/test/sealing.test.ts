import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testKeys } from '@egret/testing';
import { createSealing, SealError } from '../src/index.ts';

const sealing = createSealing(testKeys);
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
    expect(sealing.seal(place, '陈某').equals(sealing.seal(place, '陈某'))).toBe(false);
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
    const rotated = createSealing({ ...testKeys, activeKeyId: 'k2', keys: { ...testKeys.keys, k2 } });
    expect(rotated.open(place, sealed).toString('utf8')).toBe('陈某');
    const forgotten = createSealing({ ...testKeys, activeKeyId: 'k2', keys: { k2 } });
    expect(() => forgotten.open(place, sealed)).toThrow(/not configured/);
  });

  it('digests by key, scheme and value', () => {
    const id = { scheme: 'resident-id', value: '350299199001010010' } as const;
    const otherKey = createSealing({ ...testKeys, digestKey: Buffer.alloc(32, 7).toString('base64') });
    expect(sealing.identifierDigest(id).equals(sealing.identifierDigest({ ...id }))).toBe(true);
    expect(
      sealing.identifierDigest(id).equals(sealing.identifierDigest({ ...id, scheme: 'residence-permit' })),
    ).toBe(false);
    expect(sealing.identifierDigest(id).equals(otherKey.identifierDigest(id))).toBe(false);
  });

  it('refuses keys of another length and a missing active key', () => {
    expect(() => createSealing({ ...testKeys, digestKey: 'c2hvcnQ=' })).toThrow(/32 bytes/);
    expect(() => createSealing({ ...testKeys, activeKeyId: 'none' })).toThrow(/not among/);
  });
});
