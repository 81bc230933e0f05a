/** Prints what goes on, in Chinese first; the time is seconds since the start. */
export interface Progress {
  say(zh: string, en: string): void;
  /** One line without a time: results that people read and copy. */
  line(text: string): void;
  seconds(): number;
}

/** Progress on standard output, counted from now. */
export function createProgress(): Progress {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  const line = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  return {
    seconds,
    line,
    say: (zh, en) => line(`[${seconds().toFixed(1).padStart(5)} s] ${zh} · ${en}`),
  };
}
