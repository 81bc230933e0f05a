import type { Progress } from './progress.ts';

/** After the first signal everything has this long to end, the database included; then the process ends itself. */
const graceMs = 9_500;

/**
 * Aborts `stop` at the first SIGINT or SIGTERM. A second one, or the end of the time that there is, ends the process at once
 * with status 1, and the database's watchdog stops the database.
 */
export function stopOnSignal(stop: AbortController, progress: Progress): void {
  let seen = false;
  function onSignal(name: NodeJS.Signals): void {
    if (seen) process.exit(1);
    seen = true;
    progress.say(`收到 ${name}，正在停止`, 'stopping');
    setTimeout(() => process.exit(1), graceMs).unref();
    stop.abort();
  }
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Resolves when `signal` is aborted, at once where it is already. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
