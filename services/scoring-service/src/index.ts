export { loadShippedModels } from './shipped-models.ts';
export { type ScoringServiceDependencies, startScoringService } from './start.ts';
