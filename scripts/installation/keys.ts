import { randomBytes } from 'node:crypto';
import { KeyError, keyPurposes, type KeySet, type SealingKeys } from '@egret/store';
import { readTextFile, writePrivateJson } from './files.ts';

/**
 * Returns the text of the installation's own keys (`EGRET_KEYS`), made at its first start in the file `path`. Throws
 * `KeyError` where the file is missing although the database holds data under keys (`hasData`): new ones would make
 * all of it unreadable.
 */
export async function installationKeys(path: string, hasData: () => Promise<boolean>): Promise<string> {
  const kept = await readTextFile(path);
  if (kept !== null) return kept;
  if (await hasData()) {
    throw new KeyError(
      `密钥文件不存在：${path}。数据库中已有用原密钥保存的数据，不会生成新密钥；请从备份恢复该文件。\n` +
        `The file of the keys is missing: ${path}. The database holds data under the original keys, so no new ones are made; restore the file from a backup.`,
    );
  }
  const made = newKeys();
  await writePrivateJson(path, made);
  return JSON.stringify(made);
}

/** A new key for each purpose. */
export function newKeys(): SealingKeys {
  const made = keyPurposes.map((purpose) => [purpose, newKeySet()]);
  return Object.fromEntries(made) as Record<(typeof keyPurposes)[number], KeySet>;
}

function newKeySet(): KeySet {
  return { active: 'k1', keys: { k1: newKey() } };
}

/** 32 random bytes in base64. */
export function newKey(): string {
  return randomBytes(32).toString('base64');
}
