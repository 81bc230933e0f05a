export { pullSource } from './pull-source.ts';
export { type IngestionDependencies, startIngestionWorker } from './start.ts';
