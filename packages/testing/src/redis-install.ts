import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

import { findRedisServer } from './redis-server.ts';

/** Asked by Debian's package scripts whether they may start a service; 101 means no. */
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * On a CI machine as root without a Redis, has apt-get install Debian's, without starting it as a service.
 * A failure is printed and left to the tests that need Redis: the others can run.
 */
export function installRedisInCi(): void {
  const { CI, REDIS_URL = '' } = process.env;
  if (CI !== 'true' || REDIS_URL !== '' || process.getuid?.() !== 0 || findRedisServer() !== null) return;
  const ownPolicy = !existsSync(POLICY);
  if (ownPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', 'redis-server');
  } catch (error) {
    console.error('Redis could not be installed:', error);
  } finally {
    if (ownPolicy) rmSync(POLICY);
  }
}

function aptGet(...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['--quiet=2', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
