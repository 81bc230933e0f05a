import { readFile, rename, writeFile } from 'node:fs/promises';

/** Reads a JSON file that we wrote; null where there is none. Throws what else the file system or JSON says. */
export async function readJsonFile<T>(path: string): Promise<T | null> {
  const text = await readTextFile(path);
  return text === null ? null : (JSON.parse(text) as T);
}

/** Reads a file whole; null where there is none. Throws what else the file system says. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes JSON that only its owner may read, whole or not at all. */
export async function writePrivateJson(path: string, value: unknown): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
