import { createSealing, type KeyPurpose, keyPurposes, type KeySet, type Sealing } from '@egret/store';
import { testKeys } from './keys.ts';

/** The sealing of tests, under `testKeys`. */
export const testSealing = createSealing(testKeys);

const newKeys: Readonly<Record<KeyPurpose, KeySet['keys']>> = {
  sealing: keyOf(11),
  identifiers: keyOf(12),
  content: keyOf(13),
  receipts: keyOf(14),
};

function keyOf(byte: number): KeySet['keys'] {
  return { k2: Buffer.alloc(32, byte).toString('base64') };
}

/** Sealing under `testKeys` and, of each purpose, one key more (`k2`) that new values are made under. */
export const rotatedSealing = sealingOf((purpose) => ({ ...testKeys[purpose].keys, ...newKeys[purpose] }));

/** As `rotatedSealing`, without the older key of one purpose. */
export function sealingWithoutOld(gone: KeyPurpose): Sealing {
  return sealingOf((purpose) => ({
    ...(purpose === gone ? {} : testKeys[purpose].keys),
    ...newKeys[purpose],
  }));
}

function sealingOf(keysOf: (purpose: KeyPurpose) => KeySet['keys']): Sealing {
  const sets = keyPurposes.map((purpose) => [purpose, { active: 'k2', keys: keysOf(purpose) }]);
  return createSealing(Object.fromEntries(sets) as Record<KeyPurpose, KeySet>);
}
