import { createPostgresBackend, type Job, Queue, withBackend, Worker, type WorkerOptions } from 'bullmq';
import type { Logger } from './logger.ts';

/** Where nudges wait: the database itself, or a Redis for many workers. */
export type QueueConnection =
  | { readonly kind: 'postgres'; readonly databaseUrl: string }
  | { readonly kind: 'redis'; readonly redisUrl: string; readonly prefix: string };

/** What a nudge may carry: ids and words, never personal data. */
export type NudgePayload = Readonly<Record<string, string | number>>;

/**
 * A queue of nudges ("source S is due"). Losing it loses nothing: what is due stands in tables, and a sweeper nudges
 * again.
 */
export interface NudgeQueue<P extends NudgePayload> extends AsyncDisposable {
  /**
   * Adds a nudge. One with the same `jobId` that still waits or runs makes this one superfluous, and it
   * is dropped: use a fresh id for each attempt (`:` is not allowed in it).
   */
  nudge(jobName: string, payload: P, jobId: string): Promise<void>;
  /** Handles nudges, at most `concurrency` at a time. A failure is logged; a sweeper nudges again. */
  work(
    handler: (payload: P, signal: AbortSignal) => Promise<void>,
    options: { readonly concurrency: number },
  ): void;
  /** Takes no further nudges, aborts the handlers' signal, waits for them, closes the connections. */
  close(): Promise<void>;
}

/** A killed worker's nudge is taken up by another after this long. */
const stalledAfterMs = 5_000;

const workerOptions = {
  lockDuration: stalledAfterMs,
  stalledInterval: stalledAfterMs,
  // A nudge may stall as often as processes are killed; giving it up would only wait for the sweeper.
  maxStalledCount: 1_000_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} satisfies Partial<WorkerOptions>;

const jobOptions = { removeOnComplete: true, removeOnFail: true };

/** BullMQ's own pool: its functions live in its own schema, which the application's pool does not search. */
const poolSize = 2;

/**
 * Opens the queue `name`; on PostgreSQL `migrateQueue` must have run. Throws the driver's error where the connection
 * cannot be made.
 */
export async function openQueue<P extends NudgePayload>(
  name: string,
  options: { readonly connection: QueueConnection; readonly logger: Logger },
): Promise<NudgeQueue<P>> {
  const { connection, logger } = options;
  const onError = (error: Error): void => logger.warn({ err: error, queue: name }, 'queue connection');
  const { queue, makeWorker } =
    connection.kind === 'postgres'
      ? onPostgres(name, connection.databaseUrl)
      : onRedis(name, connection.redisUrl, connection.prefix);
  queue.on('error', onError);
  await queue.waitUntilReady();

  const abort = new AbortController();
  const workers: { close(): Promise<void> }[] = [];
  let closing: Promise<void> | undefined;
  async function closeOnce(): Promise<void> {
    abort.abort();
    await Promise.all(workers.map((worker) => worker.close()));
    await queue.close();
  }
  const close = (): Promise<void> => (closing ??= closeOnce());

  return {
    async nudge(jobName, payload, jobId) {
      await queue.add(jobName, payload, { ...jobOptions, jobId });
    },
    work(handler, { concurrency }) {
      const worker = makeWorker((job) => handler(job.data as P, abort.signal), concurrency);
      worker.on('error', onError);
      worker.on('failed', (job, error) => {
        logger.error({ err: error, queue: name, job: job?.name }, 'job failed');
      });
      workers.push(worker);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface QueueLike {
  add(name: string, data: NudgePayload, options: typeof jobOptions & { jobId: string }): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

interface WorkerLike {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: { name: string } | undefined, error: Error) => void): unknown;
  close(): Promise<void>;
}

interface Opened {
  readonly queue: QueueLike;
  readonly makeWorker: (
    handle: (job: Job<NudgePayload, void>) => Promise<void>,
    concurrency: number,
  ) => WorkerLike;
}

function onPostgres(name: string, databaseUrl: string): Opened {
  const connection = { connectionString: databaseUrl, max: poolSize };
  const backed = withBackend(createPostgresBackend);
  return {
    queue: new backed.Queue<NudgePayload, void>(name, { connection }),
    makeWorker: (handle, concurrency) =>
      new backed.Worker<NudgePayload, void>(name, handle, { connection, concurrency, ...workerOptions }),
  };
}

function onRedis(name: string, redisUrl: string, prefix: string): Opened {
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  return {
    queue: new Queue<NudgePayload, void>(name, { connection, prefix }),
    makeWorker: (handle, concurrency) =>
      new Worker<NudgePayload, void>(name, handle, { connection, prefix, concurrency, ...workerOptions }),
  };
}
