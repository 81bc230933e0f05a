import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** What keys are for. Each purpose has keys of its own, so that one can be changed without the others. */
export const keyPurposes = ['sealing', 'identifiers', 'content', 'receipts'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

/** The keys of one purpose by id: 32 bytes each, in base64. New values are made under the active one. */
export interface KeySet {
  readonly active: string;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * All keys as configured: `sealing` encrypts identity numbers, raw rows and issued reports; `identifiers` finds
 * subjects by the digest of their number; `content` recognises delivered content; `receipts` vouches for scores.
 */
export type SealingKeys = Readonly<Record<KeyPurpose, KeySet>>;

/** A set whose keys are decoded: made once, a key is not imported again for each of a million values. */
export interface OpenKeySet {
  readonly activeId: string;
  readonly active: KeyObject;
  readonly byId: ReadonlyMap<string, KeyObject>;
}

/** What shows that a key is the store's, and tells nothing of the key. */
export interface KeyCheck {
  readonly purpose: KeyPurpose;
  readonly keyId: string;
  /** HMAC-SHA-256 of a fixed text under the key (32 bytes). */
  readonly value: Buffer;
}

export class SealError extends Error {
  override name = 'SealError';
}

/** Decodes a set. Throws `SealError` where a key is not 32 bytes or the active one is missing; never quotes a key. */
export function openKeySet(purpose: KeyPurpose, set: KeySet): OpenKeySet {
  const byId = new Map(Object.entries(set.keys).map(([id, text]) => [id, decodeKey(purpose, id, text)]));
  const active = byId.get(set.active);
  if (!active) throw new SealError(`the active key ${set.active} is not among the keys for ${purpose}`);
  return { activeId: set.active, active, byId };
}

/** The check of every key of a purpose. */
export function keyChecksOf(purpose: KeyPurpose, set: OpenKeySet): readonly KeyCheck[] {
  return [...set.byId].map(([keyId, key]) => ({
    purpose,
    keyId,
    value: createHmac('sha256', key).update(`egret key check\0${purpose}\0${keyId}`).digest(),
  }));
}

function decodeKey(purpose: KeyPurpose, id: string, text: string): KeyObject {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new SealError(`the key ${id} for ${purpose} must be 32 bytes in base64`);
  return createSecretKey(key);
}
