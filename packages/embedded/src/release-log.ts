import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What a log may keep: less is not worth a checkpoint. */
const KEPT_MB = 32;

/**
 * Removes the segments of the write-ahead log that are no longer needed. The server would keep them for the next load
 * of that size, which speeds it up and is several times the data where a small sample has been loaded once.
 *
 * @param adminUrl of the superuser
 */
export async function releaseLog(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, statement_timeout: 60_000 });
  // The statement under way reports a connection that breaks.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ wal_mb: number; recycles: boolean }>(
      `select (sum(size) / 1048576)::int as wal_mb, current_setting('wal_recycle')::boolean as recycles from pg_ls_waldir()`,
    );
    const [log] = rows;
    // A call that was killed in between has left the setting off.
    if (log !== undefined && log.wal_mb <= KEPT_MB && log.recycles) return;
    await client.query('alter system set wal_recycle = off');
    await reload(client, 'off');
    await client.query('checkpoint');
    await client.query('alter system reset wal_recycle');
    await reload(client, 'on');
  } finally {
    await client.end();
  }
}

/** Has the server read its settings, and waits until it has: the checkpointer is told together with this session. */
async function reload(client: pg.Client, expected: string): Promise<void> {
  await client.query('select pg_reload_conf()');
  const setting = async () =>
    (await client.query<{ wal_recycle: string }>('show wal_recycle')).rows[0]?.wal_recycle;
  while ((await setting()) !== expected) await sleep(10);
}
