const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** Keys to seal and find with in tests, always the same: 32 bytes each, in base64. */
export const testKeys = {
  sealing: { active: 'test-1', keys: { 'test-1': key(1) } },
  identifiers: { active: 'test-1', keys: { 'test-1': key(2) } },
  content: { active: 'test-1', keys: { 'test-1': key(3) } },
  receipts: { active: 'test-1', keys: { 'test-1': key(4) } },
} as const;
