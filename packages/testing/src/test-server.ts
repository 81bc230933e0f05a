import 'vitest';
import type { Roles } from '@egret/embedded';

import type { RedisSource } from './redis-source.ts';

/** The PostgreSQL server of a test run. */
export interface TestServer {
  /** The superuser's URL of a database to connect to for making others. */
  readonly adminUrl: string;
  readonly roles: Roles;
  /** The name of a migrated database without rows that is cloned. */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly testServer: TestServer;
    readonly redis: RedisSource;
  }
}
