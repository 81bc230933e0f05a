import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createMetrics, serveOperations } from '../src/index.ts';

const logger = pino({ level: 'silent' });

it('tells whether a worker lives, is ready, and how it is', async () => {
  const metrics = createMetrics();
  metrics.counter('egret_test_total', 'A test').inc(3);
  let ready: () => Promise<boolean> = () => Promise.resolve(false);
  await using operations = await serveOperations({
    host: '127.0.0.1',
    port: 0,
    metrics,
    logger,
    ready: () => ready(),
  });
  const status = async (path: string): Promise<number> => (await fetch(`${operations.url}${path}`)).status;
  expect(await status('/healthz')).toBe(200);
  expect(await status('/readyz')).toBe(503);
  ready = () => Promise.reject(new Error('the database is away'));
  expect(await status('/readyz')).toBe(503);
  ready = () => Promise.resolve(true);
  expect(await status('/readyz')).toBe(200);
  expect(await status('/v1/perks')).toBe(404);
  const text = await (await fetch(`${operations.url}/metrics`)).text();
  expect(text).toContain('egret_test_total 3');
});
