import { createHash } from 'node:crypto';
import { constants, createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Who writes a file now and then is waited for so long: a file that is older has its end. */
const settlingMs = 1_000;

/** A file that somebody was still writing to. */
class UnsettledFileError extends Error {
  override name = 'UnsettledFileError';
  /** The message says all that an operator needs. */
  readonly forOperator = true;
}

/**
 * Copies a file into the installation, so that the run can be done again after a crash whatever happens to
 * the original. Throws the file system's error where there is no such file, and `UnsettledFileError` where it was
 * changed meanwhile, or within a second of its last change before.
 */
export async function takeIntoInbox(inbox: string, file: string, now: Date): Promise<InboxFile> {
  await mkdir(inbox, { recursive: true, mode: 0o700 });
  const before = await stat(file);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  const name = `${now.toISOString()}-${hash.digest('hex').slice(0, 12)}-${basename(file)}`;
  const location = join(inbox, name);
  await copyFile(file, `${location}.new`, constants.COPYFILE_EXCL);
  const ageMs = now.getTime() - before.mtimeMs;
  if (ageMs < settlingMs) await sleep(Math.min(settlingMs - ageMs, settlingMs));
  const after = await stat(file);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    await rm(`${location}.new`);
    throw new UnsettledFileError(
      `文件仍在写入，未归集，请在写完后重新报送：${file} · ` +
        `the file is still being written, nothing was taken: deliver it again when it is finished`,
    );
  }
  await rename(`${location}.new`, location);
  return { location, delivery: `${prefix}${name}` };
}

/**
 * Removes the copies that are not needed any more: what came is sealed in the database once its run has
 * ended. The copies of runs that are still due or held stay, whichever command made them.
 */
export async function clearInbox(db: Db, inbox: string, now: Date): Promise<void> {
  if (!existsSync(inbox)) return;
  for (const name of await readdir(inbox)) {
    const location = join(inbox, name);
    const [run] = await runStatuses(db, `${prefix}${name}`);
    const takenAt = Date.parse(name.slice(0, now.toISOString().length));
    const forgotten = run === undefined && now.getTime() - takenAt > forgottenAfterMs;
    const ended = run?.state === 'released' || run?.state === 'failed';
    if (forgotten || ended) await rm(location, { force: true });
  }
}
