import { createHash } from 'node:crypto';
import { canonicalJson } from '@egret/domain';
import { describe, expect, it } from 'vitest';
import { contentDigests } from '../src/ingest/content-digest.ts';
import { penalty, sealing } from './_delivery.ts';

describe('digests of content', () => {
  const digestOf = (content: object) => contentDigests(sealing, 'record', content).active;

  it('are the same for a new field that is empty, and for members in another order', () => {
    const { details, ...rest } = penalty();
    const again = { details: { ...details, newField: null }, ...rest, another: undefined };
    expect(digestOf(again)).toEqual(digestOf(penalty()));
    expect(digestOf(penalty({ fineFen: 1 }))).not.toEqual(digestOf(penalty()));
  });

  it('are keyed, and keep kinds of content apart', () => {
    const plain = createHash('sha256').update(canonicalJson(penalty())).digest();
    expect(digestOf(penalty())).not.toEqual(plain);
    expect(contentDigests(sealing, 'record-event', penalty()).active).not.toEqual(digestOf(penalty()));
  });

  // Whoever changes this raises `digestVersion`: without that, every record delivered again would be a revision.
  it('are taken of a text that is frozen', () => {
    const text = canonicalJson([penalty(), { name: '陈某', identifier: null }]);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '226851332950c5ffa7034076d36ad152edb07461d197322d202727d5f7613410',
    );
  });
});
