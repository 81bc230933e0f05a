import { chmodSync, mkdtempSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@egret/embedded';
import { migrate } from '@egret/store';
import type { TestProject } from 'vitest/node';

import { runOn, urlOfDatabase } from './admin.ts';
import { installRedisInCi } from './redis-install.ts';
import './test-server.ts';

/**
 * Vitest's global setup: one server for the whole run (`DATABASE_URL`, else an embedded one), with a template
 * database that is migrated once. Gives the function that ends it; the embedded server and its files go with
 * the run however that ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  installRedisInCi();
  const server = await openServer();
  const template = `egret_template_${randomUUID().replaceAll('-', '')}`;
  try {
    await runOn(server.url, `create database ${template}`);
    await migrate(urlOfDatabase(server.url, template));
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('testServer', { url: server.url, template });
  return async () => {
    await runOn(server.url, `drop database ${template} with (force)`);
    await server.close();
  };
}

async function openServer(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return { url, close: async () => undefined };
  const directory = mkdtempSync(join(tmpdir(), 'egret-test-'));
  chmodSync(directory, 0o711);
  const server = await startEmbeddedPostgres({
    directory,
    profile: 'test',
    temporary: true,
    log: (message) => console.error(message),
  });
  return { url: server.url, close: () => server.stop() };
}
