export type { Account } from './account.ts';
export { type HeldCommand, type HeldProcess, holdProcess, type StopSignal } from './held-process.ts';
export { freeLoopbackPort } from './launch.ts';
export { ensureRoles, type Roles } from './roles.ts';
export { cleanEnvironment } from './run-as.ts';
export {
  AlreadyRunningError,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './server.ts';
export { removeEmbeddedPostgres } from './remove.ts';
export type { Profile } from './settings.ts';
