import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, freeLoopbackPort, holdProcess } from '@egret/embedded';
import { Redis } from 'ioredis';
import { inject } from 'vitest';

import { describeMissingRedis } from './redis-source.ts';
import './test-server.ts';

/** A Redis for one test file. */
export interface TestRedis extends AsyncDisposable {
  readonly url: string;
  /** The prefix that the file's keys must have: the server may be shared. */
  readonly prefix: string;
}

/**
 * The kinds of queue that can be tested here: on Redis too, unless this machine has none and none could be obtained,
 * which the run says. In CI it is always among them, and `redisForTests` then fails.
 */
export function queueKinds(): readonly ('postgres' | 'redis')[] {
  const leftOut = 'missing' in inject('redis') && (process.env['CI'] ?? '') === '';
  return leftOut ? ['postgres'] : ['postgres', 'redis'];
}

/**
 * The Redis that `REDIS_URL` names, else one of this test file's own, which keeps nothing and stops with the file
 * however that ends.
 *
 * @throws if there is none
 */
export async function redisForTests(): Promise<TestRedis> {
  const prefix = `egret-test-${randomUUID()}`;
  const source = inject('redis');
  if ('missing' in source) throw new Error(describeMissingRedis(source.missing));
  if ('url' in source) {
    const { url } = source;
    return { url, prefix, [Symbol.asyncDispose]: () => removeKeys(url, prefix) };
  }
  const { url, stop } = await startRedis(source.command);
  return { url, prefix, [Symbol.asyncDispose]: stop };
}

async function startRedis(command: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'egret-test-redis-'));
  const log = join(directory, 'redis.log');
  const port = await freeLoopbackPort();
  const server = holdProcess({
    command,
    args: [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      directory,
    ],
    cwd: directory,
    account: null,
    environment: cleanEnvironment(),
    output: log,
    stopSignals: [{ signal: 'SIGTERM', patienceMs: 5_000 }],
    stopGroup: false,
    removeWhenStopped: [directory],
  });
  const url = `redis://127.0.0.1:${port}`;
  const ended = server.exited.then((code) => {
    throw new Error(`${command} ended (${code}): ${readFileSync(log, 'utf8')}`);
  });
  try {
    await Promise.race([answers(url), ended]);
  } catch (error) {
    await server.stop();
    throw error;
  }
  // The end that `stop` brings about is no failure.
  ended.catch(() => undefined);
  server.unref();
  return { url, stop: () => server.stop() };
}

/** Waits until the server answers; ioredis tries to connect again and again. */
async function answers(url: string): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  try {
    await client.ping();
  } finally {
    client.disconnect();
  }
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const client = new Redis(url);
  try {
    for await (const keys of client.scanStream({ match: `${prefix}*`, count: 1_000 })) {
      if (Array.isArray(keys) && keys.length > 0) await client.del(...keys.map(String));
    }
  } finally {
    client.disconnect();
  }
}
