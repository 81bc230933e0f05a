import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Pure code and tools: needs no database, so none is started when only these files run. */
const pure = ['packages/{domain,scorecard,reference,embedded}/test/**/*.test.ts', 'scripts/**/*.test.ts'];

export default defineConfig({
  root,
  test: {
    pool: 'forks',
    // Many tests wait, for a server or for a moment: a third one uses what two leave of two cores.
    maxWorkers: 3,
    // Half the time of a file of its own process goes into importing what the file before has imported too. No module
    // keeps what a test changes: nothing is mocked, and a database belongs to one file.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['packages/*/test/**/*.test.ts', 'services/*/test/**/*.test.ts'],
          exclude: pure,
          globalSetup: ['packages/testing/src/global-setup.ts'],
        },
      },
    ],
  },
});
