/**
 * Does the first part of a start. What an operator can act on (an error with `forOperator`) goes to standard error
 * without a stack, which would hide it, and the process ends with status 2; anything else is thrown on.
 */
export async function startOrExit<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!isForOperator(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Whether an error's message says all that an operator needs. */
export function isForOperator(error: unknown): error is Error {
  return error instanceof Error && 'forOperator' in error && error.forOperator === true;
}
