import { knownFailure } from './known-failure.ts';

/** A failure that goes on is said again after this long. */
const sayAgainAfterMs = 60_000;

/** Says a sentence that it has not said within the last minute. */
export function sayOnceAMinute(say: (sentence: string) => void): (sentence: string) => void {
  const saidAt = new Map<string, number>();
  return (sentence) => {
    const now = performance.now();
    if (now - (saidAt.get(sentence) ?? -Infinity) < sayAgainAfterMs) return;
    saidAt.set(sentence, now);
    say(sentence);
  };
}

/** What a logger must be able to do. */
type Levels = Readonly<
  Record<'debug' | 'warn' | 'error', (of: Readonly<Record<string, unknown>>, message: string) => void>
>;

const tellers = new WeakMap<Levels, (sentence: string) => void>();

/** Has the sentences of `logFailure` told to a person, instead of logged. */
export function tellFailures(logger: Levels, tell: (sentence: string) => void): void {
  tellers.set(logger, tell);
}

/**
 * Logs a failure after which the process goes on: in one sentence where it is known, once a minute however often it
 * comes (the rest at `debug`), else with its stack, each time.
 */
export function logFailure(
  logger: Levels,
  error: unknown,
  message: string,
  of: Readonly<Record<string, unknown>> = {},
): void {
  const sentence = knownFailure(error);
  if (sentence === null) {
    logger.error({ ...of, err: error }, message);
    return;
  }
  logger.debug({ ...of, err: error }, message);
  let tell = tellers.get(logger);
  if (tell === undefined) {
    tell = sayOnceAMinute((reason) => logger.warn({ ...of, reason }, message));
    tellers.set(logger, tell);
  }
  tell(sentence);
}
