import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Db, runStatuses } from '@egret/store';

/** A file that waits in the installation for its run. */
export interface InboxFile {
  readonly location: string;
  /** The delivery's name: when it came, what it holds, what it was called. */
  readonly delivery: string;
}

const prefix = 'inbox/';

/** A copy that no run knows of this long after it was made was left by a command that was killed. */
const forgottenAfterMs = 3_600_000;

/**
 * Copies a file into the installation, so that the run can be done again after a crash whatever happens to
 * the original. Throws the file system's error where there is no such file.
 */
export async function takeIntoInbox(inbox: string, file: string, now: Date): Promise<InboxFile> {
  await mkdir(inbox, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  const name = `${now.toISOString()}-${hash.digest('hex').slice(0, 12)}-${basename(file)}`;
  const location = join(inbox, name);
  await copyFile(file, `${location}.new`, constants.COPYFILE_EXCL);
  await rename(`${location}.new`, location);
  return { location, delivery: `${prefix}${name}` };
}

/**
 * Removes the copies that are not needed any more: what came is sealed in the database once its run has
 * ended. The copies of runs that are still due stay, whichever command made them.
 */
export async function clearInbox(db: Db, inbox: string, now: Date): Promise<void> {
  for (const name of await readdir(inbox)) {
    const location = join(inbox, name);
    const [run] = await runStatuses(db, `${prefix}${name}`);
    const takenAt = Date.parse(name.slice(0, now.toISOString().length));
    const forgotten = run === undefined && now.getTime() - takenAt > forgottenAfterMs;
    const ended = run?.state === 'released' || run?.state === 'failed';
    if (forgotten || ended) await rm(location, { force: true });
  }
}
