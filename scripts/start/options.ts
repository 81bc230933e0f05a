import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Throw the installation away first and begin anew. */
  readonly fresh: boolean;
  /** Load, print the summary, and end. */
  readonly exit: boolean;
}

/** What was wrong with the command's arguments, in Chinese and English. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the arguments of `npm start -- …`. Throws `UsageError` that names an unknown one. */
export function readOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { fresh: { type: 'boolean', default: false }, exit: { type: 'boolean', default: false } },
    });
    return { fresh: values.fresh, exit: values.exit };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      `参数有误 · ${error.message}\n` +
        '用法 usage: npm start -- [--fresh] [--exit]\n' +
        '  --fresh  清空后重新装载 · begin anew\n  --exit   装载后退出 · load, print, and end',
    );
  }
}
