import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import type { Identifier } from '@egret/domain';
import type { Mac } from '@egret/scorecard';
import {
  type KeyCheck,
  keyChecksOf,
  type KeyPurpose,
  keyPurposes,
  openKeySet,
  SealError,
  type SealingKeys,
} from './keys/key-sets.ts';

/** Where a sealed value lives; it cannot be opened anywhere else. */
export interface SealedPlace {
  readonly table: string;
  readonly id: string;
}

/** A digest and the id of the key that it was made under. */
export interface KeyedDigest {
  readonly keyId: string;
  readonly digest: Buffer;
}

export interface Sealing {
  /** Encrypts by AES-256-GCM under the active key: `version|keyId|nonce|tag|ciphertext`. */
  seal(place: SealedPlace, plain: string | Uint8Array): Buffer;
  /** Decrypts what `seal` made for the same place; throws `SealError` where anything differs. */
  open(place: SealedPlace, sealed: Uint8Array): Buffer;
  /** The id of the key of each purpose that new values are made under: what stands in a `…_key_id` column. */
  readonly activeKeyIds: Readonly<Record<KeyPurpose, string>>;
  /** The keyed digest (32 bytes) of a normalised identifier under the active key. */
  identifierDigest(identifier: Identifier): Buffer;
  /** The same with the key's id. */
  keyedIdentifierDigest(identifier: Identifier): KeyedDigest;
  /** The same under every configured key, the active one first: what to look a subject up by. */
  identifierDigests(identifier: Identifier): readonly [KeyedDigest, ...KeyedDigest[]];
  /**
   * The keyed digest (32 bytes) of content that may be personal; `domain` keeps uses apart. Under the active key,
   * or under `keyId`, to compare with an older digest; throws `SealError` where that key is not configured.
   */
  contentDigest(domain: string, content: string | Uint8Array, keyId?: string): Buffer;
  /** As `contentDigest` under the active key. */
  digest(domain: string, content: string | Uint8Array): Buffer;
  /** What receipts are made by: under the active key, or under the one called `keyId`; throws as `contentDigest` does. */
  receiptMac(keyId?: string): Mac;
  /** What shows which keys these are: `guardKeys` compares it with the store's. */
  readonly checks: readonly KeyCheck[];
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Makes the sealing functions over `keys`. Throws `SealError` where a key is not 32 bytes or an active
 * one is missing. AES-GCM with random 96-bit nonces follows NIST SP 800-38D; one key serves 2^32 values.
 */
export function createSealing(keys: SealingKeys): Sealing {
  const sets = {
    sealing: openKeySet('sealing', keys.sealing),
    identifiers: openKeySet('identifiers', keys.identifiers),
    content: openKeySet('content', keys.content),
    receipts: openKeySet('receipts', keys.receipts),
  };
  const activeId = Buffer.from(sets.sealing.activeId, 'utf8');
  const header = Buffer.concat([Buffer.from([version, activeId.length]), activeId]);

  function keyOf(purpose: KeyPurpose, keyId: string | undefined): KeyObject {
    if (keyId === undefined) return sets[purpose].active;
    const key = sets[purpose].byId.get(keyId);
    if (!key) throw new SealError(`made under the key ${keyId} for ${purpose}, which is not configured`);
    return key;
  }

  function contentDigest(domain: string, content: string | Uint8Array, keyId?: string): Buffer {
    return keyedDigest(keyOf('content', keyId), domain, content);
  }

  const otherIdentifierKeys = [...sets.identifiers.byId].filter(([id]) => id !== sets.identifiers.activeId);

  const nextNonce = nonces();

  return {
    seal(place, plain) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sets.sealing.active, nonce);
      cipher.setAAD(boundTo(place, header));
      const ciphertext = Buffer.concat([
        typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
        cipher.final(),
      ]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]);
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const idLength = bytes[1] ?? 0;
      const start = 2 + idLength;
      if (bytes[0] !== version || bytes.length < start + nonceBytes + tagBytes) {
        throw new SealError('not a sealed value of a known version');
      }
      const key = keyOf('sealing', bytes.toString('utf8', 2, start));
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(start, start + nonceBytes));
      decipher.setAAD(boundTo(place, bytes.subarray(0, start)));
      decipher.setAuthTag(bytes.subarray(start + nonceBytes, start + nonceBytes + tagBytes));
      try {
        return Buffer.concat([
          decipher.update(bytes.subarray(start + nonceBytes + tagBytes)),
          decipher.final(),
        ]);
      } catch (cause) {
        throw new SealError(`the value sealed for ${place.table} was changed or moved`, { cause });
      }
    },
    activeKeyIds: {
      sealing: sets.sealing.activeId,
      identifiers: sets.identifiers.activeId,
      content: sets.content.activeId,
      receipts: sets.receipts.activeId,
    },
    identifierDigest: (identifier) => identifierDigest(sets.identifiers.active, identifier),
    keyedIdentifierDigest: (identifier) => ({
      keyId: sets.identifiers.activeId,
      digest: identifierDigest(sets.identifiers.active, identifier),
    }),
    identifierDigests: (identifier) => [
      { keyId: sets.identifiers.activeId, digest: identifierDigest(sets.identifiers.active, identifier) },
      ...otherIdentifierKeys.map(([keyId, key]) => ({ keyId, digest: identifierDigest(key, identifier) })),
    ],
    contentDigest,
    digest: (domain, content) => contentDigest(domain, content),
    receiptMac(keyId) {
      const key = keyOf('receipts', keyId);
      return (text) => createHmac('sha256', key).update(text).digest();
    },
    checks: keyPurposes.flatMap((purpose) => keyChecksOf(purpose, sets[purpose])),
  };
}

function identifierDigest(key: KeyObject, { scheme, value }: Identifier): Buffer {
  return keyedDigest(key, `identifier:${scheme}`, value);
}

function keyedDigest(key: KeyObject, domain: string, content: string | Uint8Array): Buffer {
  const hmac = createHmac('sha256', key);
  // One call for both where they are text: a call costs as much as hashing some hundred bytes.
  if (typeof content === 'string') hmac.update(`${domain}\0${content}`);
  else hmac.update(`${domain}\0`).update(content);
  return hmac.digest();
}

/** Returns a new random nonce at every call. They are drawn by the hundred: to draw one costs a third of a sealing. */
function nonces(): () => Buffer {
  const drawn = 256 * nonceBytes;
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used === pool.length) {
      pool = randomBytes(drawn);
      used = 0;
    }
    used += nonceBytes;
    return pool.subarray(used - nonceBytes, used);
  };
}

function boundTo(place: SealedPlace, header: Uint8Array): Buffer {
  return Buffer.concat([header, Buffer.from(`\0${place.table}\0${place.id}`, 'utf8')]);
}
