import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startSweeper } from '../src/index.ts';

const logger = pino({ level: 'silent' });

it('sweeps at once and again, never two rounds at a time, and goes on after a failure', async () => {
  let running = 0;
  let rounds = 0;
  const sweeper = startSweeper({
    name: 'test',
    everyMs: 5,
    logger,
    async sweep() {
      running += 1;
      expect(running).toBe(1);
      rounds += 1;
      await sleep(5);
      running -= 1;
      if (rounds === 2) throw new Error('once');
    },
  });
  sweeper.sweepNow();
  while (rounds < 5) await sleep(5);
  await sweeper.close();
  const ended = rounds;
  await sleep(30);
  expect(rounds).toBe(ended);
});

it('waits for the round under way when it closes, and tells it so', async () => {
  const events: string[] = [];
  const sweeper = startSweeper({
    name: 'test',
    everyMs: 1_000,
    logger,
    async sweep(signal) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      events.push('ended');
    },
  });
  await sweeper.close();
  expect(events).toEqual(['ended']);
});
