import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRoles, startEmbeddedPostgres } from '@egret/embedded';
import { migrate } from '@egret/store';
import type { TestProject } from 'vitest/node';

import { runOn, urlOfDatabase, withClient } from './admin.ts';
import { describeMissingRedis, findRedis } from './redis-source.ts';
import './test-server.ts';

/**
 * Vitest's global setup: one server for the whole run (`DATABASE_URL` of a superuser, else an embedded one), with a
 * template database that is migrated once, and where a Redis comes from. Returns the function that ends it; the embedded
 * server and its files go with the run however that ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server, redis] = await Promise.all([openServer(), findRedis()]);
  const { adminUrl } = server;
  const template = `egret_template_${randomUUID().replaceAll('-', '')}`;
  const roles = {
    owner: { name: 'egret_test_owner', password: testPassword },
    service: { name: 'egret_test_app', password: testPassword },
  };
  try {
    await withClient(adminUrl, (client) => ensureRoles(client, roles));
    await runOn(adminUrl, `create database ${template} owner ${roles.owner.name}`);
    await migrate(urlOfDatabase(adminUrl, template, roles.owner));
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('testServer', { adminUrl, roles, template });
  project.provide('redis', redis);
  return async () => {
    // After everything else that is printed, where it is read.
    if ('missing' in redis) console.error(describeMissingRedis(redis.missing));
    await runOn(adminUrl, `drop database ${template} with (force)`);
    await server.close();
  };
}

/** The same in every run: several may share a server that `DATABASE_URL` names. */
const testPassword = 'egret-test';

async function openServer(): Promise<{ readonly adminUrl: string; close(): Promise<void> }> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return { adminUrl: url, close: async () => undefined };
  const directory = mkdtempSync(join(quickFolder(), 'egret-test-'));
  chmodSync(directory, 0o711);
  const server = await startEmbeddedPostgres({
    directory,
    profile: 'test',
    temporary: true,
    log: (message) => console.error(message),
  });
  return { adminUrl: server.adminUrl, close: () => server.stop() };
}

const SHARED_MEMORY = '/dev/shm';

/** More than the databases of a run take at once. */
const ROOM_BYTES = 4 * 1024 ** 3;

/** Memory where it has room: making and removing the 500 files of a test database takes half as long there. */
function quickFolder(): string {
  if (!existsSync(SHARED_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(SHARED_MEMORY);
  return bavail * bsize > ROOM_BYTES ? SHARED_MEMORY : tmpdir();
}
