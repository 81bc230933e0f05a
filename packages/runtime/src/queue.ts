import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, type Job, Queue, withBackend, Worker, type WorkerOptions } from 'bullmq';
import { logFailure } from './log-failure.ts';
import type { Logger } from './logger.ts';
import { openQueuePool } from './queue-pool.ts';
import { isUnavailable } from './unavailable.ts';

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
  autorun: false,
} satisfies Partial<WorkerOptions>;

const jobOptions = { removeOnComplete: true, removeOnFail: true };

const openingTries = 3;
const readyWithinMs = 10_000;

/** A worker whose connections cannot be made is begun anew after this long. */
const startAgainAfterMs = 1_000;

/**
 * Opens the queue `name`; on PostgreSQL `migrateQueue` must have run. Throws the driver's error where the connection
 * cannot be made.
 */
export async function openQueue<P extends NudgePayload>(
  name: string,
  options: { readonly connection: QueueConnection; readonly logger: Logger },
): Promise<NudgeQueue<P>> {
  const { connection, logger } = options;
  const onError = (error: Error): void => logFailure(logger, error, 'queue connection', { queue: name });
  const opened = await openReady(
    () =>
      connection.kind === 'postgres'
        ? onPostgres(name, connection.databaseUrl, onError)
        : onRedis(name, connection.redisUrl, connection.prefix),
    onError,
  );
  const { queue } = opened;

  const abort = new AbortController();
  const workers: Promise<WorkerLike | null>[] = [];
  let closing: Promise<void> | undefined;
  async function closeOnce(): Promise<void> {
    abort.abort();
    await Promise.all(workers.map(async (worker) => (await worker)?.close()));
    await queue.close();
    await opened.end();
  }
  const close = (): Promise<void> => (closing ??= closeOnce());

  /** A worker that was not ready once never is: it is made anew until one is. Returns null where closing comes first. */
  async function readyWorker(make: () => WorkerLike): Promise<WorkerLike | null> {
    while (!abort.signal.aborted) {
      const worker = make();
      worker.on('error', onError);
      worker.on('failed', (job, error) => {
        logFailure(logger, error, 'job failed', { queue: name, job: job?.name });
      });
      try {
        await worker.waitUntilReady();
        // Rejects only where it was begun already; what goes wrong later is told to `onError`.
        worker.run().catch(onError);
        return worker;
      } catch (error) {
        logFailure(logger, error, 'queue connection', { queue: name });
        await worker.close();
        await sleep(startAgainAfterMs);
      }
    }
    return null;
  }

  return {
    async nudge(jobName, payload, jobId) {
      await queue.add(jobName, payload, { ...jobOptions, jobId });
    },
    work(handler, { concurrency }) {
      const handle = (job: Job<NudgePayload, void>): Promise<void> => handler(job.data as P, abort.signal);
      workers.push(readyWorker(() => opened.makeWorker(handle, concurrency)));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Opens the queue; where the connection is lost at that moment, once more and then again. */
async function openReady(open: () => Opened, onError: (error: Error) => void): Promise<Opened> {
  for (let attempt = 1; ; attempt += 1) {
    const opened = open();
    opened.queue.on('error', onError);
    try {
      await withinTime(opened.queue.waitUntilReady(), opened.host);
      return opened;
    } catch (error) {
      await opened.queue.close();
      await opened.end();
      if (attempt === openingTries || error instanceof NoAnswerError || !isUnavailable(error)) throw error;
      await sleep(startAgainAfterMs);
    }
  }
}

/** The server of the queue was tried again and again, in vain. */
class NoAnswerError extends Error {
  override name = 'NoAnswerError';
  readonly code = 'ETIMEDOUT';
  /** With its port, as it stands in the URL. */
  readonly hostname: string;

  constructor(hostname: string) {
    super('the queue does not answer');
    this.hostname = hostname;
  }
}

/** Redis is waited for without end otherwise. */
async function withinTime(ready: Promise<unknown>, host: string): Promise<void> {
  const patience = new AbortController();
  const late = sleep(readyWithinMs, undefined, { signal: patience.signal }).then(() => {
    throw new NoAnswerError(host);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([ready, late]);
  } finally {
    patience.abort();
  }
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
  waitUntilReady(): Promise<unknown>;
  run(): Promise<void>;
  close(): Promise<void>;
}

interface Opened {
  readonly queue: QueueLike;
  readonly makeWorker: (
    handle: (job: Job<NudgePayload, void>) => Promise<void>,
    concurrency: number,
  ) => WorkerLike;
  /** Host and port of its server. */
  readonly host: string;
  /** Ends the connections that queue and worker leave open. */
  end(): Promise<void>;
}

function onPostgres(name: string, databaseUrl: string, onError: (error: Error) => void): Opened {
  const { pool: connection, end } = openQueuePool(databaseUrl, name, onError);
  const backed = withBackend(createPostgresBackend);
  return {
    queue: new backed.Queue<NudgePayload, void>(name, { connection }),
    makeWorker: (handle, concurrency) =>
      new backed.Worker<NudgePayload, void>(name, handle, { connection, concurrency, ...workerOptions }),
    host: new URL(databaseUrl).host,
    end,
  };
}

const redisTimeouts = { connectTimeout: 5_000, keepAlive: 10_000 };

function onRedis(name: string, redisUrl: string, prefix: string): Opened {
  // A worker waits for its Redis however long; who nudges is told, because the sweeper comes again anyway.
  const ofQueue = { url: redisUrl, ...redisTimeouts, maxRetriesPerRequest: 3 };
  const ofWorker = { url: redisUrl, ...redisTimeouts, maxRetriesPerRequest: null };
  return {
    queue: new Queue<NudgePayload, void>(name, { connection: ofQueue, prefix }),
    makeWorker: (handle, concurrency) =>
      new Worker<NudgePayload, void>(name, handle, {
        connection: ofWorker,
        prefix,
        concurrency,
        ...workerOptions,
      }),
    host: new URL(redisUrl).host,
    end: () => Promise.resolve(),
  };
}
