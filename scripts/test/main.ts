/**
 * What `npm test` runs: format, lint, types, the checks of the repository, then every test. Arguments, such as
 * a part of a test file's name, go to vitest. It ends with the ten slowest test files, the steps that failed, and always
 * `N passed, N failed` in the last line, in which each of the other steps that fails counts as one failed; the exit code
 * is 0 only if nothing failed and some test ran.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

import { Commands } from './commands.ts';
import { runSteps, steps } from './steps.ts';

const commands = new Commands();
let interrupted: NodeJS.Signals | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted ??= signal;
    void commands.stop();
  });
}

const folder = mkdtempSync(join(tmpdir(), 'egret-test-report-'));
try {
  const results = await runSteps(
    steps(commands, console.log, join(folder, 'vitest.json'), process.argv.slice(2)),
    console.log,
  );
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  for (const result of results.filter((step) => step.failed > 0)) console.log(`failed: ${result.name}`);
  if (interrupted !== null) console.log(`interrupted by ${interrupted}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = interrupted === null ? Number(failed > 0) : 128 + constants.signals[interrupted];
} finally {
  rmSync(folder, { recursive: true });
}
