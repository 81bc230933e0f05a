import { runMigrations } from 'bullmq';
import pg from 'pg';

/**
 * Brings the queue's own schema `bullmq` up to date, under the role of `ownerUrl` and the library's advisory lock, and
 * lets the services use it. What waits there are nudges, never data.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'egret migrate',
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // Several processes may migrate at once: one waits for the other.
    lock_timeout: 300_000,
    idle_in_transaction_session_timeout: 300_000,
  });
  // The statement under way reports a connection that breaks.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client);
    await client.query(`grant usage on schema bullmq to egret_service`);
    await client.query(
      `grant select, insert, update, delete on all tables in schema bullmq to egret_service`,
    );
    await client.query(`grant usage on all sequences in schema bullmq to egret_service`);
  } finally {
    await client.end();
  }
}
