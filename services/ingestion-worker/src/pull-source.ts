import { nextRun } from '@egret/store';
import { pullRun, type PullDependencies } from './pull-run.ts';

export type { PullDependencies } from './pull-run.ts';

/**
 * Does every due run of a source, in the order of delivery, each as one batch, and returns how many it took up:
 * none where another worker holds the source. Where `signal` aborts, it ends at the next chunk, and what is staged
 * stays. A delivery that cannot be taken in ends its run; failures of the database are thrown, and the run stays due.
 */
export async function pullSource(
  dependencies: PullDependencies,
  sourceId: string,
  signal: AbortSignal,
): Promise<number> {
  const { store, sources } = dependencies;
  await using held = await sources.hold(sourceId);
  let taken = 0;
  while (held !== null && !signal.aborted) {
    const run = await nextRun(store.db, sourceId);
    if (run === null) break;
    await pullRun(dependencies, held, run, signal);
    taken += 1;
  }
  return taken;
}
