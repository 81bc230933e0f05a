import { stat } from 'node:fs/promises';

/** What tells one state of a file from the next: its size and time. Throws the file system's error. */
export async function fileMark(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${size} ${mtimeMs}`;
}
