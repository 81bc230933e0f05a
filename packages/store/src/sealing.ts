import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Identifier } from '@egret/domain';

/** Keys as configured: 32 bytes each, in base64. New values are sealed under the active one. */
export interface SealingKeys {
  readonly activeKeyId: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly digestKey: string;
}

/** Where a sealed value lives; it cannot be opened anywhere else. */
export interface SealedPlace {
  readonly table: string;
  readonly id: string;
}

export interface Sealing {
  /** Encrypts by AES-256-GCM under the active key: `version|keyId|nonce|tag|ciphertext`. */
  seal(place: SealedPlace, plain: string | Uint8Array): Buffer;
  /** Decrypts what `seal` made for the same place; throws `SealError` where anything differs. */
  open(place: SealedPlace, sealed: Uint8Array): Buffer;
  /** The keyed digest (32 bytes) under which a normalised identifier is found. */
  identifierDigest(identifier: Identifier): Buffer;
  /** A keyed digest (32 bytes) of content that may be personal; `domain` keeps uses apart. */
  digest(domain: string, content: string | Uint8Array): Buffer;
}

export class SealError extends Error {
  override name = 'SealError';
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Makes the sealing functions over `keys`. Throws `SealError` where a key is not 32 bytes or the active
 * one is missing. AES-GCM with random 96-bit nonces follows NIST SP 800-38D; one key serves 2^32 values.
 */
export function createSealing(keys: SealingKeys): Sealing {
  const decoded = new Map(Object.entries(keys.keys).map(([id, text]) => [id, decodeKey(id, text)]));
  const active = decoded.get(keys.activeKeyId);
  if (!active) throw new SealError(`the active key ${keys.activeKeyId} is not among the keys`);
  const digestKey = decodeKey('digestKey', keys.digestKey);
  const activeId = Buffer.from(keys.activeKeyId, 'utf8');
  const header = Buffer.concat([Buffer.from([version, activeId.length]), activeId]);

  function digest(domain: string, content: string | Uint8Array): Buffer {
    return createHmac('sha256', digestKey).update(domain).update('\0').update(content).digest();
  }

  return {
    seal(place, plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', active, nonce);
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
      const keyId = bytes.toString('utf8', 2, start);
      const key = decoded.get(keyId);
      if (!key) throw new SealError(`sealed under the key ${keyId}, which is not configured`);
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
    identifierDigest: (identifier) => digest(`identifier:${identifier.scheme}`, identifier.value),
    digest,
  };
}

function boundTo(place: SealedPlace, header: Uint8Array): Buffer {
  return Buffer.concat([header, Buffer.from(`\0${place.table}\0${place.id}`, 'utf8')]);
}

/** As a key object: made once, it is not imported again for each of a million values. */
function decodeKey(id: string, text: string): KeyObject {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new SealError(`the key ${id} must be 32 bytes in base64`);
  return createSecretKey(key);
}
