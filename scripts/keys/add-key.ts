import { runningEmbeddedPostgres } from '@egret/embedded';
import { createSealing, type KeyPurpose, type SealingKeys } from '@egret/store';
import type { DataFolder } from '../installation/data-folder.ts';
import { readJsonFile, writePrivateJson } from '../installation/files.ts';
import { newKey } from '../installation/keys.ts';

/** Why no key is added, in Chinese and English. */
class AddKeyError extends Error {
  override name = 'AddKeyError';
  readonly forOperator = true;
}

/**
 * Adds a new active key to the `keys.json` of an installation that brings its own database, and returns its id. Throws
 * `AddKeyError` where there is no such file, or where the installation runs: it would go on without the key.
 */
export async function addKey(folder: DataFolder, purpose: KeyPurpose): Promise<string> {
  if (runningEmbeddedPostgres(folder.postgres) !== null) {
    throw new AddKeyError(
      '安装正在运行，请先停止再加入密钥。\nThe installation is running: stop it before you add a key.',
    );
  }
  const keys = await readJsonFile<SealingKeys>(folder.keys);
  if (keys === null) {
    throw new AddKeyError(
      `密钥文件不存在：${folder.keys}\nThe file of the keys does not exist: ${folder.keys}`,
    );
  }
  const set = keys[purpose];
  const numbers = Object.keys(set.keys).map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  const active = `k${Math.max(...numbers) + 1}`;
  const extended = { ...keys, [purpose]: { active, keys: { ...set.keys, [active]: newKey() } } };
  // Refuses a file that holds anything but keys.
  createSealing(extended);
  await writePrivateJson(folder.keys, extended);
  return active;
}
