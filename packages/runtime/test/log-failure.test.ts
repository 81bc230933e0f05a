import { pino } from 'pino';
import { expect, it } from 'vitest';
import { logFailure, tellFailures } from '../src/index.ts';

const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });

function collected(): { readonly logger: pino.Logger; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line));
  return { logger: pino({ level: 'info' }, { write }), lines };
}

it('says a known failure once in a sentence, and a defect each time with its stack', () => {
  const { logger, lines } = collected();
  for (let n = 0; n < 3; n += 1) logFailure(logger, lost, 'sweep failed', { sweeper: 'ingest' });
  logFailure(logger, new TypeError('a defect'), 'sweep failed');
  logFailure(logger, new TypeError('a defect'), 'sweep failed');
  expect(lines).toMatchObject([
    { level: 40, msg: 'sweep failed', sweeper: 'ingest', reason: expect.stringContaining('连接已断开') },
    { level: 50, msg: 'sweep failed' },
    { level: 50, msg: 'sweep failed' },
  ]);
});

it('tells a person instead, where there is one', () => {
  const { logger, lines } = collected();
  const told: string[] = [];
  tellFailures(logger, told.push.bind(told));
  logFailure(logger, lost, 'sweep failed');
  expect(told).toEqual([expect.stringContaining('the connection to the database was lost')]);
  expect(lines).toEqual([]);
});
