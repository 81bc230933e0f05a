import { describe, expect, it } from 'vitest';
import { testKeys } from '@egret/testing';
import { ConfigError, readConfig } from '../src/index.ts';

const complete = { DATABASE_URL: 'postgres://egret@127.0.0.1/egret', EGRET_KEYS: JSON.stringify(testKeys) };

describe('reading the configuration', () => {
  it('needs a database and keys, and has defaults for the rest', () => {
    expect(readConfig(complete)).toEqual({
      databaseUrl: complete.DATABASE_URL,
      keys: testKeys,
      queue: { kind: 'postgres', databaseUrl: complete.DATABASE_URL },
      businessDate: null,
      profile: null,
      dropFolder: null,
      logLevel: 'info',
      connections: 10,
      host: '127.0.0.1',
      port: 8080,
      operationsPort: null,
    });
  });

  it.each([
    [{ EGRET_KEYS: undefined }, /EGRET_KEYS/],
    [{ EGRET_KEYS: 'secret' }, /EGRET_KEYS: JSON/],
    [
      {
        EGRET_KEYS: JSON.stringify({
          ...testKeys,
          content: { active: 'test-1', keys: { 'test-1': 'c2hvcnQ=' } },
        }),
      },
      /EGRET_KEYS\.content\.keys\.test-1: 32 bytes/,
    ],
    [
      { EGRET_KEYS: JSON.stringify({ ...testKeys, content: { ...testKeys.content, active: 'none' } }) },
      /EGRET_KEYS\.content: the active key must be among/,
    ],
    [
      { EGRET_KEYS: JSON.stringify({ ...testKeys, content: testKeys.receipts }) },
      /EGRET_KEYS: no key may serve twice/,
    ],
    [{ EGRET_KEYS: 'null' }, /EGRET_KEYS/],
    [{ DATABASE_URL: 'here' }, /DATABASE_URL/],
    [{ EGRET_BUSINESS_DATE: '2021-02-29' }, /EGRET_BUSINESS_DATE: a calendar date/],
    [{ PORT: 'http' }, /PORT/],
    [{ EGRET_QUEUE: 'redis' }, /REDIS_URL/],
  ])('refuses %o', (changes, message) => {
    expect(() => readConfig({ ...complete, ...changes })).toThrow(ConfigError);
    expect(() => readConfig({ ...complete, ...changes })).toThrow(message);
  });

  it('does not repeat a secret in its message', () => {
    try {
      readConfig({
        ...complete,
        EGRET_KEYS: '{"sealing":{"active":"k1","keys":{"k1":"c2VjcmV0"}}}',
      });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain('c2VjcmV0');
    }
  });
});
