export { type HeldProcess, holdProcess } from './held-process.ts';
export { freeLoopbackPort } from './launch.ts';
export { ensureRoles, type Roles } from './roles.ts';
export { cleanEnvironment } from './run-as.ts';
export { removeEmbeddedPostgres } from './remove.ts';
export {
  AlreadyRunningError,
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from './server.ts';
