import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Throw the installation away first and begin anew. */
  readonly fresh: boolean;
  /** Load, print the summary, and end. */
  readonly exit: boolean;
}

/** Reads the arguments of `npm start -- …`. Throws `TypeError` that names an unknown one. */
export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { fresh: { type: 'boolean', default: false }, exit: { type: 'boolean', default: false } },
  });
  return { fresh: values.fresh, exit: values.exit };
}
