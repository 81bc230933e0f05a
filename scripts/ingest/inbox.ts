import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A file that waits in the installation for its run. */
export interface InboxFile extends AsyncDisposable {
  readonly location: string;
  /** The delivery's name: when it came, what it holds, what it was called. */
  readonly delivery: string;
}

/**
 * Copies a file into the installation, so that the run can be done again after a crash whatever happens to
 * the original. Disposing of it removes the copy: what came is sealed in the database by then.
 */
export async function takeIntoInbox(inbox: string, file: string, now: Date): Promise<InboxFile> {
  await mkdir(inbox, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  const name = `${now.toISOString()}-${hash.digest('hex').slice(0, 12)}-${basename(file)}`;
  const location = join(inbox, name);
  await copyFile(file, `${location}.new`, constants.COPYFILE_EXCL);
  await rename(`${location}.new`, location);
  return { location, delivery: `inbox/${name}`, [Symbol.asyncDispose]: () => rm(location, { force: true }) };
}
