/** Keys to seal and find with in tests, always the same: 32 bytes each, in base64. */
export const testKeys = {
  activeKeyId: 'test-1',
  keys: { 'test-1': Buffer.alloc(32, 1).toString('base64') },
  digestKey: Buffer.alloc(32, 2).toString('base64'),
} as const;
