import { access, constants, stat } from 'node:fs/promises';
import { failedRuns, leaveFailed, reopenRuns, type Store } from '@egret/store';
import { fileMark } from './file-mark.ts';

/**
 * Makes failed runs due again whose file was delivered anew under its name, or can be read now. The others are looked at
 * again later. Returns how many are due again.
 */
export async function reopenFailed({ db }: Pick<Store, 'db'>): Promise<number> {
  const [anew, asBefore]: [string[], string[]] = [[], []];
  for (const { runId, location, file } of await failedRuns(db)) {
    const mark = await readableMark(location);
    const isAnew = mark !== null && !(file?.startsWith(`${mark} `) ?? false);
    (isAnew ? anew : asBefore).push(runId);
  }
  await reopenRuns(db, anew);
  await leaveFailed(db, asBefore);
  return anew.length;
}

/** The file's mark, or null where it cannot be read. */
async function readableMark(path: string): Promise<string | null> {
  try {
    await access(path, constants.R_OK);
    return (await stat(path)).isFile() ? await fileMark(path) : null;
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string') return null;
    throw error;
  }
}
