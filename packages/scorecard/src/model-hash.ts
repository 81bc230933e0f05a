import { canonicalJson } from '@egret/domain';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import type { ScoreModel } from './schema.ts';

/** What identifies the content of a model: SHA-256 of its canonical JSON, 64 hexadecimal digits. */
export function modelHash(model: ScoreModel): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(model))));
}
