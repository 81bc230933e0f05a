import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../db.ts';

/** How long after a lost connection another one is tried. */
const againAfterMs = 1_000;

/**
 * Calls `told` each time that a batch commits, and whenever it begins to listen, for what it has missed. Holds one
 * connection of the store until `signal` is aborted, and then returns; where the connection is lost it says so to
 * `onError` and takes another. Nothing may rest on it alone: between two connections, and through a pooler that shares
 * them out by transactions, nobody is told anything.
 */
export async function listenForBatches(
  store: Store,
  told: () => void,
  options: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  const { signal, onError } = options;
  while (!signal.aborted) {
    try {
      await listenUntilLost(store, told, signal);
    } catch (error) {
      if (signal.aborted) return;
      onError(error);
      await sleep(againAfterMs, undefined, { signal }).catch(() => {});
    }
  }
}

async function listenUntilLost(store: Store, told: () => void, signal: AbortSignal): Promise<void> {
  const client = await store.pool.connect();
  try {
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      client.once('error', reject);
      client.once('end', () => reject(new Error('the connection that listens has ended')));
      client.on('notification', told);
      client.query('listen egret_batch').then(told, reject);
    });
  } finally {
    // A connection that listens serves nobody else.
    client.release(true);
  }
}
