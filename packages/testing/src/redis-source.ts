import { findServerProgram, serverPrograms } from './servers/server-program.ts';

/** Where tests take a Redis from: one that runs, a program to start, or why there is neither. */
export type RedisSource =
  | { readonly url: string }
  | { readonly command: string }
  | { readonly missing: string };

/** Looks for a Redis: `REDIS_URL`, else a program on the PATH, else one that is obtained. */
export async function findRedis(): Promise<RedisSource> {
  const url = process.env['REDIS_URL'] ?? '';
  return url === '' ? findServerProgram(serverPrograms.redis) : { url };
}

/** One line that says what was left out and how to give the tests a Redis. */
export function describeMissingRedis(reason: string): string {
  return (
    `未测试 Redis 上的队列（${reason}）：请安装 redis-server 或 valkey-server，或用 REDIS_URL 指定一个。` +
    ' · The queue on Redis was left out: install redis-server or valkey-server, or name one in REDIS_URL.'
  );
}
