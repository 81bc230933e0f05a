import 'vitest';

/** The PostgreSQL server of a test run. */
export interface TestServer {
  /** The URL of a database to connect to for making others. */
  readonly url: string;
  /** The name of a migrated database without rows that is cloned. */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly testServer: TestServer;
  }
}
