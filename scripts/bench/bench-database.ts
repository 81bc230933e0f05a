import { randomUUID } from 'node:crypto';
import { migrate, openStore, type Store } from '@egret/store';

/** Runs `work` on a migrated database of its own on the server, which is dropped afterwards. */
export async function withBenchDatabase<T>(
  serverUrl: string,
  work: (store: Store, databaseUrl: string) => Promise<T>,
): Promise<T> {
  const name = `egret_bench_${randomUUID().replaceAll('-', '')}`;
  await using server = open(serverUrl);
  await server.pool.query(`create database ${name}`);
  try {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    await migrate(url.href);
    await using store = open(url.href);
    return await work(store, url.href);
  } finally {
    await server.pool.query(`drop database ${name} with (force)`);
  }
}

function open(databaseUrl: string): Store {
  return openStore({
    databaseUrl,
    connections: 4,
    applicationName: 'egret bench',
    onError: (error) => {
      throw error;
    },
  });
}
