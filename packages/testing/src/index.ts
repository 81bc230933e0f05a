export { type FixedClock, fixedClock } from './clock.ts';
export { aClient } from './clients.ts';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './database.ts';
export { aRecordEntry, aRegistrationEntry, aRepresentative, aStatedEvent } from './entries.ts';
export { testKeys } from './keys.ts';
export {
  type Knowledge,
  knowledgeOf,
  type NewSubject,
  openKnowledge,
  type OpenKnowledge,
} from './knowledge.ts';
export { holdEntry, holdLists, stepAuthor, takeStep } from './list-entries.ts';
export { aCommitment, aJudgmentDefault, aLicence, anHonour, aPenalty } from './records.ts';
export { queueKinds, redisForTests, type TestRedis } from './redis.ts';
export { sampleReference, sampleTables } from './reference.ts';
export { listEntryStepRow } from './rows.ts';
export { personModel, testModel } from './score-models.ts';
export { rotatedSealing, sealingWithoutOld, testSealing } from './sealing.ts';
export { aFirm, aPerson, aResidentId, department, firmCode, firmName, personCode } from './subjects.ts';
