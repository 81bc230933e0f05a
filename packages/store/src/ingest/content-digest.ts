import { canonicalJson } from '@egret/domain';
import type { Sealing } from '../sealing.ts';

/** Which fields and which form a digest is taken of: raised with either, so that nobody compares apples to pears. */
export const digestVersion = 1;

/** The keyed digests (32 bytes each) of one content: under the active key, and under those that were active before. */
export interface ContentDigests {
  readonly keyId: string;
  readonly active: Buffer;
  readonly others: readonly Buffer[];
}

/**
 * Digests content that may be personal, as canonical JSON without nulls; `use` keeps kinds of content apart. The one
 * place that knows which keys there are: what is held under any of them is compared under that one.
 */
export function contentDigests(sealing: Sealing, use: string, content: unknown): ContentDigests {
  const text = canonicalJson(content);
  const keyId = sealing.activeKeyIds.content;
  const before = sealing.checks.filter((check) => check.purpose === 'content' && check.keyId !== keyId);
  return {
    keyId,
    active: sealing.digest(use, text),
    others: before.map((check) => sealing.contentDigest(use, text, check.keyId)),
  };
}

/** Digests as an array literal for COPY, null where there is none. */
export function digestArray(digests: readonly Buffer[]): string | null {
  if (digests.length === 0) return null;
  return `{${digests.map((digest) => `"\\\\x${digest.toString('hex')}"`).join(',')}}`;
}
