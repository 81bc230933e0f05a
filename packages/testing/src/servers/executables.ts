import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The file of that name that can be run, in the first folder of the path that has one; null if none has. */
export function findOnPath(name: string, path = process.env['PATH'] ?? ''): string | null {
  const files = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name));
  return files.find(isExecutable) ?? null;
}

/** Whether the program starts here: it may have been brought by another system, or for another processor. */
export async function runs(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(file, ['--version'], { timeout: 10_000 }, (error) => resolve(error === null));
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
