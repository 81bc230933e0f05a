import { aPenalty, testSealing as sealing } from '@egret/testing';
import { createHash } from 'node:crypto';
import { canonicalJson, localDate } from '@egret/domain';
import { describe, expect, it } from 'vitest';
import { contentDigests } from '../src/ingest/content-digest.ts';

describe('digests of content', () => {
  const digestOf = (content: object) => contentDigests(sealing, 'record', content).active;

  it('are the same for a new field that is empty, and for members in another order', () => {
    const { details, ...rest } = aPenalty();
    const again = { details: { ...details, newField: null }, ...rest, another: undefined };
    expect(digestOf(again)).toEqual(digestOf(aPenalty()));
    expect(digestOf(aPenalty({ fineFen: 1 }))).not.toEqual(digestOf(aPenalty()));
  });

  it('are keyed, and keep kinds of content apart', () => {
    const plain = createHash('sha256').update(canonicalJson(aPenalty())).digest();
    expect(digestOf(aPenalty())).not.toEqual(plain);
    expect(contentDigests(sealing, 'record-event', aPenalty()).active).not.toEqual(digestOf(aPenalty()));
  });

  // Whoever changes this raises `digestVersion`: without that, every record delivered again would be a revision.
  it('are taken of a text that is frozen', () => {
    const penalty = aPenalty({
      publicityStatedUntil: localDate('2021-05-06'),
      disclosureStated: 'public',
    });
    const text = canonicalJson([penalty, { name: '陈某', identifier: null }]);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '226851332950c5ffa7034076d36ad152edb07461d197322d202727d5f7613410',
    );
  });
});
