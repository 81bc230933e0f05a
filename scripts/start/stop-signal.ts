import type { Progress } from './progress.ts';

/** After the first signal everything has this long to close; then the process ends itself. */
const graceMs = 20_000;

/** A signal that aborts at the first SIGINT or SIGTERM; a second one ends the process at once with status 1. */
export function stopSignal(progress: Progress): AbortSignal {
  const abort = new AbortController();
  function onSignal(name: NodeJS.Signals): void {
    if (abort.signal.aborted) process.exit(1);
    progress.say(`收到 ${name}，正在停止`, 'stopping');
    setTimeout(() => process.exit(1), graceMs).unref();
    abort.abort();
  }
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return abort.signal;
}
