import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of `redis-server` or, without one, of `valkey-server`; null if neither is on the PATH. */
export function findRedisServer(path = process.env['PATH'] ?? ''): string | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const candidates = ['redis-server', 'valkey-server'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
