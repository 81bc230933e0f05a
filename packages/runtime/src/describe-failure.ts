import { maskPersonalNumbers } from '@egret/domain';
import { innerErrors } from './inner-errors.ts';

/** What is logged of an unexpected error. */
export interface Failure {
  readonly name: string;
  readonly code: string | null;
  readonly message: string;
  /** Where it was thrown, without the message that a stack repeats. */
  readonly frames: readonly string[];
  readonly cause: Failure | null;
  /** Of an `AggregateError` or `SuppressedError` the errors that it stands for, else none. */
  readonly errors: readonly Failure[];
}

/**
 * An error for the log, without personal data: numbers in its message are masked, and a database error's
 * `detail` and `parameters`, which quote values of the row, are left out.
 */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { name: typeof error, code: null, message: 'not an Error', frames: [], cause: null, errors: [] };
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : null,
    message: maskPersonalNumbers(error.message),
    frames: frames.map((line) => line.trim()),
    cause: error.cause === undefined ? null : describeFailure(error.cause),
    errors: error.cause === undefined ? innerErrors(error).map(describeFailure) : [],
  };
}
