import { type ListRule, type LocalDate } from '@egret/domain';
import {
  inSession,
  listRulesPurpose,
  markRetired,
  receiptKey,
  saveShippedModels,
  scorePurposes,
  type Sealing,
  type Store,
} from '@egret/store';
import { type OpenKnowledge, openKnowledge, sampleTables, testSealing } from '@egret/testing';
import {
  scoreBatch,
  passThroughChanged,
  passThroughDue,
  type ScoringOutcome,
  scorePopulation,
  type ScoringTerms,
} from '../src/index.ts';
import { addOutcomes, nothingDone } from '../src/outcome.ts';

const sample = await sampleTables();

/** The work of the service over a store, call by call. */
export interface Scorer {
  scoreSubjects(ids: readonly string[], asOf: LocalDate): Promise<ScoringOutcome>;
  scoreChanged(asOf: LocalDate, limit: number): Promise<ScoringOutcome>;
  /** One batch of each purpose. */
  scoreDue(asOf: LocalDate, limit: number): Promise<ScoringOutcome>;
  scorePopulation(
    asOf: LocalDate,
    options: { readonly size: number; readonly connections: number },
  ): Promise<ScoringOutcome>;
}

export function createScorer(options: {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly listRules?: readonly ListRule[];
}): Scorer {
  const { store, sealing, listRules = sample.listRules } = options;
  const key = receiptKey(sealing);
  const terms = (asOf: LocalDate): ScoringTerms => ({ ...sample, asOf, key, listRules });
  return {
    scoreSubjects: (ids, asOf) =>
      inSession(store, (session) => scoreBatch(session, { ids }, 'both', terms(asOf))),
    scoreChanged: async (asOf, limit) =>
      (await passThroughChanged(store, terms(asOf), limit)()) ?? nothingDone,
    async scoreDue(asOf, limit) {
      await markRetired(store.db, asOf);
      let outcome = nothingDone;
      for (const purpose of [...(await scorePurposes(store.db)), listRulesPurpose]) {
        const done = await passThroughDue(store, purpose, terms(asOf), limit)();
        outcome = addOutcomes(outcome, done ?? nothingDone);
      }
      return outcome;
    },
    scorePopulation: (asOf, population) => scorePopulation(store, terms(asOf), population),
  };
}

/** A fresh database that holds these models and nothing else, and a scorer over it; the caller disposes of it. */
export async function openScoring(
  models: Parameters<typeof saveShippedModels>[1],
): Promise<{ readonly knowledge: OpenKnowledge; readonly scorer: Scorer }> {
  const knowledge = await openKnowledge();
  await saveShippedModels(knowledge.store.db, models);
  return { knowledge, scorer: createScorer({ store: knowledge.store, sealing: testSealing }) };
}
