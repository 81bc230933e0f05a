import { type Fault, type Issue, renderIssue } from '@egret/domain';
import type { Logger } from '@egret/runtime';
import {
  beginRun,
  commitDelivery,
  DeliveryError,
  failRun,
  holdSource,
  nextRun,
  type OpenRun,
  type ReferenceReader,
  requireKnownKeys,
  type Sealing,
  type Store,
} from '@egret/store';
import { openDelivery } from './chunk-delivery.ts';

export interface PullDependencies {
  readonly store: Store;
  readonly databaseUrl: string;
  readonly sealing: Sealing;
  /** Where the law is read that rows are checked against. */
  readonly reference: ReferenceReader;
  readonly logger: Logger;
}

/**
 * A run that was begun so often and never ended is failed: something about it kills or breaks its worker,
 * and the source's later deliveries must not wait for ever.
 */
const maxAttempts = 20;

/**
 * Does every due run of a source, in the order of delivery, each as one batch, and returns how many it took up:
 * none where another worker holds the source. Stops between runs when `signal` aborts. Failures of the
 * delivery itself end its run; failures of the database are thrown, and the run stays due.
 */
export async function pullSource(
  dependencies: PullDependencies,
  sourceId: string,
  signal: AbortSignal,
): Promise<number> {
  const { store, databaseUrl, logger } = dependencies;
  const onError = (error: Error): void => logger.warn({ err: error, sourceId }, 'source connection');
  await using held = await holdSource(databaseUrl, sourceId, onError);
  let taken = 0;
  while (held !== null && !signal.aborted) {
    const run = await nextRun(store.db, sourceId);
    if (run === null) break;
    await pullRun(dependencies, held.client, run);
    taken += 1;
  }
  return taken;
}

async function pullRun(
  { store, sealing, reference, logger }: PullDependencies,
  client: Parameters<typeof commitDelivery>[0],
  run: OpenRun,
): Promise<void> {
  const of = { runId: run.runId, template: run.template, delivery: run.delivery };
  if (run.attempt >= maxAttempts) {
    await failRun(store.db, run.runId, [ofFile({ code: 'given-up', params: { attempts: run.attempt } })]);
    logger.error(of, 'run given up');
    return;
  }
  await requireKnownKeys(store.db, sealing);
  if (!(await beginRun(store.db, run.runId))) return;
  try {
    const { law } = await reference.current();
    await using delivery = await openDelivery(run, law);
    const { chunks, warnings } = delivery;
    const counters = await commitDelivery(client, sealing, run, chunks, warnings);
    logger.info({ ...of, ...counters }, 'run committed');
  } catch (error) {
    const issues = issuesOf(error);
    if (issues === null) throw error;
    await failRun(store.db, run.runId, issues);
    logger.error({ ...of, reasons: issues.map((issue) => renderIssue(issue).en) }, 'run failed');
  }
}

/** What is wrong with the delivery itself, or null where trying again may help. */
function issuesOf(error: unknown): readonly Issue[] | null {
  if (error instanceof DeliveryError) return error.issues;
  const reason = (error as { code?: unknown }).code;
  if (reason === 'ENOENT' || reason === 'EACCES' || reason === 'EISDIR') {
    return [ofFile({ code: 'unreadable-file', params: { reason } })];
  }
  if (typeof reason === 'string' && reason.startsWith('CSV_')) {
    return [ofFile({ code: 'not-csv', params: { reason } })];
  }
  return null;
}

/** An issue of the whole file. */
function ofFile(fault: Fault): Issue {
  return { field: '', received: null, ...fault };
}
