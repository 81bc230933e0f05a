export { passThroughChanged, passThroughDue } from './claim-and-score.ts';
export type { ScoringOutcome } from './outcome.ts';
export { scoreBatch, type ScoringTerms } from './score-batch.ts';
export { scorePopulation } from './score-population.ts';
export { loadShippedModels } from './shipped-models.ts';
export { type ScoringServiceDependencies, startScoringService } from './start.ts';
