import { hash, randomBytes } from 'node:crypto';

/** A new key: 256 random bits, in 43 characters that need no escaping anywhere. */
export function generateKey(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a key: its SHA-256 (32 bytes). The key has 256 random bits, so a slow hash would add nothing. */
export function keyDigest(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
