import { maskPersonalNumbers } from '@egret/domain';
import { knownFailure } from './known-failure.ts';

/**
 * Runs a program to its end. Its exit status is what `main` returns, 0 where that is nothing, and 1 where it fails:
 * standard error then has one sentence for a known failure (with its stack at EGRET_LOG_LEVEL=debug only), and the stack of
 * any other.
 */
export async function runProgram(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${describeForOperator(error)}\n`);
  }
}

/** What a person is told of a failure that ended a program. */
export function describeForOperator(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const trace = maskPersonalNumbers(stack);
  const sentence = knownFailure(error);
  if (sentence === null) {
    return `出现未预料的错误，请连同以下内容报告 · an unexpected error, please report it with what follows:\n${trace}`;
  }
  return process.env['EGRET_LOG_LEVEL'] === 'debug' ? `${sentence}\n${trace}` : sentence;
}
