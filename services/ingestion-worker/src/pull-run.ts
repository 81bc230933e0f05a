import { renderIssue } from '@egret/domain';
import type { Logger } from '@egret/runtime';
import {
  beginStaging,
  failRun,
  type HeldSource,
  isStagedUnder,
  type OpenRun,
  putOff,
  type ReferenceReader,
  requireKnownKeys,
  type RunCounters,
  type Sealing,
  type SourceConnections,
  type Store,
  takeDelivery,
} from '@egret/store';
import { openDelivery } from './chunk-delivery.ts';
import { fileMark } from './file-mark.ts';
import { isOfDelivery, issuesOf, ofFile } from './failures.ts';

export interface PullDependencies {
  readonly store: Store;
  readonly sources: SourceConnections;
  readonly sealing: Sealing;
  /** Where the law is read that rows are checked against. */
  readonly reference: ReferenceReader;
  readonly logger: Logger;
}

/**
 * A run whose delivery made its worker fail so often is failed: something about it breaks whoever takes it, and the
 * source's later deliveries must not wait for ever.
 */
const maxAttempts = 5;

/** Stages and releases one run on the connections of its held source, or says in it why not. Throws what the run waits for. */
export async function pullRun(
  dependencies: PullDependencies,
  held: HeldSource,
  run: OpenRun,
  signal: AbortSignal,
): Promise<void> {
  const { store, logger } = dependencies;
  const of = { runId: run.runId, template: run.template, delivery: run.delivery };
  if (run.attempt >= maxAttempts) {
    await failRun(store.db, run.runId, [ofFile({ code: 'given-up', params: { attempts: run.attempt } })]);
    logger.error(of, 'run given up');
    return;
  }
  try {
    const counters = await takeRun(dependencies, held, run, signal);
    logger.info({ ...of, ...counters }, counters === null ? 'run held' : 'run released');
  } catch (error) {
    if (signal.aborted) {
      logger.info(of, 'run stopped; it goes on where it is');
      return;
    }
    const issues = issuesOf(error);
    if (issues === null) {
      await putOff(store.db, run.runId, isOfDelivery(error));
      throw error;
    }
    await failRun(store.db, run.runId, issues);
    logger.error({ ...of, reasons: issues.map((issue) => renderIssue(issue).en) }, 'run failed');
  }
}

async function takeRun(
  { store, sealing, reference }: PullDependencies,
  held: HeldSource,
  run: OpenRun,
  signal: AbortSignal,
): Promise<RunCounters | null> {
  await requireKnownKeys(store.db, sealing);
  if (isStagedUnder(run, sealing)) return takeDelivery(held, sealing, run, null, signal);
  const position = await beginStaging(store.db, sealing, run, await fileMark(run.location));
  if (position === null) return null;
  const { law } = await reference.current();
  await using delivery = await openDelivery(run, law, position);
  // Awaited here: the file is closed on the way out.
  return await takeDelivery(held, sealing, { ...run, position }, delivery, signal);
}
