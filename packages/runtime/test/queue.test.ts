import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  queueKinds,
  redisForTests,
  type TestDatabase,
  type TestRedis,
} from '@egret/testing';
import {
  isUnavailable,
  migrateQueue,
  type NudgeQueue,
  openQueue,
  type QueueConnection,
} from '../src/index.ts';

const logger = pino({ level: 'silent' });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

describe.each(queueKinds())('the queue on %s', (kind) => {
  let database: TestDatabase | undefined;
  let redis: TestRedis | undefined;
  let connection: QueueConnection;

  beforeAll(async () => {
    if (kind === 'postgres') {
      database = await createTestDatabase();
      await migrateQueue(database.ownerUrl);
      connection = { kind, databaseUrl: database.url };
    } else {
      redis = await redisForTests();
      connection = { kind, redisUrl: redis.url, prefix: redis.prefix };
    }
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });

  function open(name: string): Promise<NudgeQueue<{ n: number }>> {
    return openQueue<{ n: number }>(name, { connection, logger });
  }

  /** From the server's side, as `pg_terminate_backend` and a failover do. */
  async function cutConnections(): Promise<void> {
    if (connection.kind === 'postgres') {
      const client = new pg.Client({ connectionString: connection.databaseUrl });
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
    } else {
      const client = new Redis(connection.redisUrl);
      await client.call('client', 'kill', 'type', 'normal', 'skipme', 'yes');
      client.disconnect();
    }
  }

  /** As a sweeper does: a nudge that fails comes again. */
  async function nudgeUntilTaken(queue: NudgeQueue<{ n: number }>, n: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await queue.nudge('test', { n }, `cut-${n}-${attempt}`);
        return;
      } catch (error) {
        if (!isUnavailable(error) || attempt === 20) throw error;
      }
    }
  }

  it('hands every nudge to a worker', async () => {
    await using queue = await open('handed');
    const seen: number[] = [];
    queue.work(async ({ n }) => void seen.push(n), { concurrency: 2 });
    for (let n = 0; n < 20; n += 1) await queue.nudge('test', { n }, `job-${n}`);
    await until(() => seen.length === 20);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('drops a nudge whose id still waits, and takes the id again when it is done', async () => {
    await using queue = await open('dropped');
    await queue.nudge('test', { n: 1 }, 'same');
    await queue.nudge('test', { n: 2 }, 'same');
    const seen: number[] = [];
    queue.work(async ({ n }) => void seen.push(n), { concurrency: 1 });
    await until(() => seen.length === 1);
    await sleep(200);
    expect(seen).toEqual([1]);
    await queue.nudge('test', { n: 3 }, 'same');
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 3]);
  });

  it('lets a nudge of the same work come again after a handler failed', async () => {
    await using queue = await open('failed');
    const seen: number[] = [];
    queue.work(
      async ({ n }) => {
        seen.push(n);
        if (n === 1) throw new Error('once');
      },
      { concurrency: 1 },
    );
    await queue.nudge('test', { n: 1 }, 'again');
    await until(() => seen.length === 1);
    await sleep(200);
    await queue.nudge('test', { n: 2 }, 'again');
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });

  it('goes on after its connections were cut, again and again', async () => {
    await using queue = await open('cut');
    const seen: number[] = [];
    queue.work(async ({ n }) => void seen.push(n), { concurrency: 2 });
    for (let n = 1; n <= 3; n += 1) {
      await cutConnections();
      await nudgeUntilTaken(queue, n);
      await until(() => seen.includes(n));
    }
    expect(new Set(seen)).toEqual(new Set([1, 2, 3]));
  });

  it('tells handlers to stop when it closes, and waits for them', async () => {
    const queue = await open('closing');
    const events: string[] = [];
    queue.work(
      async (_, signal) => {
        events.push('begun');
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        await sleep(50);
        events.push('ended');
      },
      { concurrency: 1 },
    );
    await queue.nudge('test', { n: 1 }, 'one');
    await until(() => events.length === 1);
    await queue.close();
    expect(events).toEqual(['begun', 'ended']);
  });
});
