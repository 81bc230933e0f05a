/** The errors that an error stands for: those of an aggregate, a failure and one on the way out of it, and its cause. */
export function innerErrors(error: Error): readonly unknown[] {
  if (error instanceof AggregateError) return error.errors;
  if (error instanceof SuppressedError) return [error.suppressed, error.error];
  return error.cause === undefined ? [] : [error.cause];
}
