/** Something that runs until it is closed. */
export interface RunningService extends AsyncDisposable {
  /** Takes no new work, finishes what is under way, frees what it holds. Every call returns the same promise. */
  close(): Promise<void>;
}

/** Makes a running service of a function that closes it; the function runs once. */
export function runningService(closeOnce: () => Promise<void>): RunningService {
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeOnce());
  return { close, [Symbol.asyncDispose]: close };
}
