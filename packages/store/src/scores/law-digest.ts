import { createHash } from 'node:crypto';
import { canonicalJson, type LawRules } from '@egret/domain';

const known = new WeakMap<LawRules, Buffer>();

/**
 * SHA-256 that tells one law from another: a score is kept with that of the law by which its records were read, and
 * holds only while the law is the same. A law comes into force on a day that a score computed before knew nothing of.
 */
export function lawDigest(law: LawRules): Buffer {
  const before = known.get(law);
  if (before) return before;
  const digest = createHash('sha256').update(canonicalJson(law)).digest();
  known.set(law, digest);
  return digest;
}
