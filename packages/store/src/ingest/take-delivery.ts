import type { Client } from 'pg';
import type { Issue } from '@egret/domain';
import type { Sealing } from '../sealing.ts';
import type { DeliveredChunk, RunCounters } from './delivery.ts';
import type { OpenRun } from './open-runs.ts';
import { openRelease } from './release.ts';
import { openStage, type Stage } from './stage.ts';
import type { StagedRows } from './staged-chunk.ts';

/** What is still to be read of a delivery, after `position` of its run. */
export interface UnstagedRows {
  readonly chunks: AsyncIterable<DeliveredChunk>;
  /** What its department should know of it; complete once the chunks are read. */
  warnings(): readonly Issue[];
}

/** Two connections of the worker's own: what is staged is kept while the release is still being prepared. */
export interface TakingConnections {
  readonly staging: Client;
  readonly release: Client;
}

const never = new AbortController().signal;

/**
 * Stages what is left of a delivery and releases it (step by step in README.md); `unstaged` is null where all of it is
 * staged. Chunks are kept as they come, a commit each, so that a worker that is killed goes on after the last one. The
 * release is one transaction, which takes each chunk as soon as it is there, so that the database works while the file is
 * read. Returns the run's counters, or null where the run is held for a person.
 *
 * Throws `DeliveryError` where the delivery is not what its manifest promises, `KeyError` where the keys are not the
 * store's any more, the reason of `signal` where it aborts, and whatever the database or `unstaged` throws; then nothing
 * of the run is known, and what is staged stays.
 */
export async function takeDelivery(
  { staging, release }: TakingConnections,
  sealing: Sealing,
  run: OpenRun,
  unstaged: UnstagedRows | null,
  signal: AbortSignal = never,
): Promise<RunCounters | null> {
  const stage = openStage(staging, sealing, run);
  if (run.hold && unstaged !== null) {
    await stageAll(stage, unstaged, signal);
    return null;
  }
  await using batch = await openRelease(release, sealing, run);
  for await (const rows of stage.kept()) {
    signal.throwIfAborted();
    await batch.take(rows);
  }
  if (unstaged !== null) await stageAll(stage, unstaged, signal, batch.take);
  signal.throwIfAborted();
  // The release takes seconds where the delivery is large: whoever stops does not wait for it.
  const cancel = (): void => void staging.query('select pg_cancel_backend($1)', [processOf(release)]);
  signal.addEventListener('abort', cancel);
  try {
    return await batch.release();
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** The server's process of a connection; the driver's types leave it out. */
function processOf(client: Client): number | null {
  return (client as { readonly processID?: number | null }).processID ?? null;
}

/** Keeps every chunk while `take`, where there is one, works on it and the next is being read. */
async function stageAll(
  stage: Stage,
  { chunks, warnings }: UnstagedRows,
  signal: AbortSignal,
  take?: (rows: StagedRows) => Promise<void>,
): Promise<void> {
  let taken = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      const rows = stage.encode(chunk);
      await taken;
      taken = take?.(rows) ?? taken;
      // Its failure is heard at the next turn, or at the end.
      taken.catch(() => undefined);
      await stage.keep(chunk, rows);
    }
  } finally {
    await taken;
  }
  await stage.finish(warnings());
}
