import { sayOnceAMinute } from '@egret/runtime';
import { say as line } from '../installation/say.ts';

/** Prints what goes on, in Chinese first; the time is seconds since the start. */
export interface Progress {
  say(zh: string, en: string): void;
  /** One line without a time: results that people read and copy. */
  line(text: string): void;
  /** What is wrong, in both languages: on standard error, once a minute however often it is told. */
  warn(sentence: string): void;
  seconds(): number;
}

/** Progress on standard output, counted from now. */
export function createProgress(): Progress {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  const stamp = (): string => `[${seconds().toFixed(1).padStart(5)} s]`;
  return {
    seconds,
    line,
    say: (zh, en) => line(`${stamp()} ${zh} · ${en}`),
    warn: sayOnceAMinute((sentence) => void process.stderr.write(`${stamp()} ${sentence}\n`)),
  };
}
