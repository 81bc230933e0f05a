import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresConnectionOptions } from 'bullmq';
import pg from 'pg';

/** One of them listens for nudges, two ask and answer. */
const connections = 3;

/** BullMQ asks again at once what failed: while the database is away or full it would do nothing else. */
const pauseAfterFailureMs = 1_000;

type PgPool = Extract<PostgresConnectionOptions, { connect: unknown }>;

/** The connections of one queue and its worker. */
export interface QueuePool {
  /** For BullMQ, which leaves it open. */
  readonly pool: PgPool;
  end(): Promise<void>;
}

/**
 * Opens the pool of a queue: of its own, because BullMQ's functions are found in its own schema only, and not BullMQ's own
 * pool, whose clients have nobody who listens for their loss (it would end the process). `onError` is told of lost ones.
 */
export function openQueuePool(databaseUrl: string, name: string, onError: (error: Error) => void): QueuePool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: `egret queue ${name}`,
    max: connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: '-c search_path=bullmq',
  });
  pool.on('connect', (client) => client.on('error', onError));
  const patient = {
    options: pool.options,
    connect: () => pool.connect(),
    async query(text: string, parameters?: readonly unknown[]) {
      try {
        return await pool.query(text, parameters === undefined ? undefined : [...parameters]);
      } catch (error) {
        await sleep(pauseAfterFailureMs);
        throw error;
      }
    },
    end: () => pool.end(),
    on: pool.on.bind(pool),
    removeAllListeners: pool.removeAllListeners.bind(pool),
  };
  return { pool: patient as unknown as PgPool, end: () => pool.end() };
}
