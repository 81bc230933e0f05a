import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';

import { findRedisServer } from '../src/redis-server.ts';
import { redisForTests } from '../src/index.ts';

describe('redisForTests', () => {
  it('gives a Redis that stores and answers', async () => {
    await using redis = await redisForTests();
    const client = new Redis(redis.url, { keyPrefix: redis.prefix });
    await client.set('perk', 'library-no-deposit');
    expect(await client.get('perk')).toBe('library-no-deposit');
    client.disconnect();
  });
});

describe('findRedisServer', () => {
  it('finds none where there is none', () => {
    expect(findRedisServer('/nowhere:')).toBeNull();
  });
});
