import { randomBytes } from 'node:crypto';
import type { SealingKeys } from '@egret/store';
import { readJsonFile, writePrivateJson } from './files.ts';

/** The installation's own keys, made at its first start. Without this file sealed values are lost for good. */
export async function installationKeys(path: string): Promise<SealingKeys> {
  const kept = await readJsonFile<SealingKeys>(path);
  if (kept !== null) return kept;
  const made: SealingKeys = { activeKeyId: 'k1', keys: { k1: newKey() }, digestKey: newKey() };
  await writePrivateJson(path, made);
  return made;
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}
