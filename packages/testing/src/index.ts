export { type FixedClock, fixedClock } from './clock.ts';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './database.ts';
export { testKeys } from './keys.ts';
export { sampleReference, sampleTables } from './reference.ts';
export { redisForTests, type TestRedis } from './redis.ts';
