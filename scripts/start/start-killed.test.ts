import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstallation, testInstallation } from '../installation/_installation.ts';
import { expectedCounters, printedCounters } from '../installation/_summary.ts';

const program = 'scripts/start/main.ts';
const minute = 60_000;

describe('npm start, killed in the middle of the first load', () => {
  let installation: TestInstallation;

  beforeAll(async () => {
    installation = await testInstallation();
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  it(
    'is not ready while it loads, and the next start finishes with exactly what was to be loaded',
    async () => {
      const killed = installation.run(program, []);
      const [, url] = await killed.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const [, loaded] = await killed.printed(/(?<!\d)([1-9]\d*) of \d+ files are in/);
      killed.killGroup();
      expect(await killed.ended).toBe('SIGKILL');
      expect(Number(loaded)).toBeLessThan(291);

      const next = installation.run(program, ['--exit']);
      expect(await next.ended, next.output()).toBe(0);
      expect(printedCounters(next.output())).toEqual(await expectedCounters(installation.folder));
      expect(await installation.processes()).toEqual([]);
    },
    4 * minute,
  );
});
