import { migrateQueue } from '@egret/runtime';
import { migrate } from '@egret/store';

/**
 * Brings the database of the owner's URL to this version, its queue included, and grants services what they need.
 * May run several times and beside services of the version before. Returns the names of the migrations that it ran.
 */
export async function migrateAll(ownerUrl: string): Promise<readonly string[]> {
  const names = await migrate(ownerUrl);
  await migrateQueue(ownerUrl);
  return names;
}
