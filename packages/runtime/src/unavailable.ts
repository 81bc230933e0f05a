import { innerErrors } from './inner-errors.ts';

/**
 * What PostgreSQL says where the same may succeed later (appendix A of its manual): a lost or refused connection (class 08),
 * too few resources or connections (53), a statement that was cancelled or timed out (57014), a server that is shut down,
 * starts up or ends a connection (57P01 to 57P05), a lock that was not to be got in time (55P03), a deadlock or a
 * serialization failure (40P01, 40001), a transaction left idle too long (25P03, 25P04), a server that takes no writes while
 * another takes over (25006).
 */
const states = /^(?:08...|53...|57014|57P0[1-5]|55P03|40P01|40001|25P0[34]|25006)$/;

/** What the system says of a connection that cannot be made or was lost. */
const systemCodes: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the database's driver says of the same, and of a pool without a free connection. */
const messages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/**
 * Whether what was thrown is the database (or Redis) that cannot be reached, or is overloaded or full: no failure of ours, and
 * not for good, so that the same may succeed later.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    if (states.test(error.code) || systemCodes.has(error.code)) return true;
  }
  return messages.test(error.message) || innerErrors(error).some(isUnavailable);
}
