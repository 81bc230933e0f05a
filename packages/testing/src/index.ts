export { type FixedClock, fixedClock } from './clock.ts';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './database.ts';
export { testKeys } from './keys.ts';
export { sampleReference, sampleTables } from './reference.ts';
export {
  type Knowledge,
  type NewRecord,
  type NewSubject,
  openKnowledge,
  penaltyColumns,
} from './knowledge.ts';
export { redisForTests, type TestRedis } from './redis.ts';
export { personModel, testModel } from './score-models.ts';
export { testSealing } from './sealing.ts';
export { holdEntry, holdLists, stepAuthor, takeStep } from './list-entries.ts';
