export { buildApp, defaultLimits, type Limits } from './app.ts';
export type { ApiContext } from './context.ts';
export { type QueryApiDependencies, type RunningQueryApi, startQueryApi } from './start.ts';
