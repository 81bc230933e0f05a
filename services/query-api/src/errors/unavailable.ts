import { ApiError } from './api-error.ts';

/** Seconds after which a client may ask again: a database that restarts or fails over is back by then. */
const retryAfter = '5';

/**
 * What PostgreSQL says where the same request may succeed later (appendix A of its manual): a lost or refused
 * connection (class 08), too few resources or connections (53), a statement that was cancelled or timed out (57014), a
 * server that is shut down, starts up or ends a connection (57P01 to 57P05), a lock that was not to be got in time (55P03), a
 * deadlock or a serialization failure (40P01, 40001), a transaction left idle too long (25P03, 25P04), a server that takes
 * no writes while another takes over (25006).
 */
const states = /^(?:08...|53...|57014|57P0[1-5]|55P03|40P01|40001|25P0[34]|25006)$/;

/** Calls to the system that only connections make here: what fails in one is a connection that cannot be made or was lost. */
const networkCalls: ReadonlySet<unknown> = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** What the database client says of the same, of a pool without a free connection, and of an answer that took too long. */
const messages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Whether what was thrown is the database that cannot be reached, or is overloaded: no failure of ours, and not for good. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  if ('code' in error && typeof error.code === 'string' && states.test(error.code)) return true;
  return ('syscall' in error && networkCalls.has(error.syscall)) || messages.test(error.message);
}

/** 503: ask again in a few seconds. */
export function unavailable(): ApiError {
  return new ApiError(
    503,
    'unavailable',
    '服务暂不可用，请稍后再试',
    'The service is unavailable for now: try again later',
    { headers: { 'retry-after': retryAfter } },
  );
}
