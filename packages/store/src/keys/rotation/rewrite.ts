import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/** Values of one table that are made anew under the active key. */
export interface Rewriting<Row extends object> {
  readonly table: string;
  /** The columns of the primary key, each with its type. */
  readonly key: Readonly<Record<string, string>>;
  /** What is not under the active key ($1) yet, as SQL over `t`. */
  readonly stale: string;
  /** What `remake` needs, as SQL over `t` and `joins`. */
  readonly columns: string;
  readonly joins?: string;
  /** The column of the value. */
  readonly value: string;
  /** The column of the key's id; null where the value says it itself. */
  readonly keyId: string | null;
  /** Where more must hold before the new value is written, as SQL over `t` and `n.value`. */
  readonly unless?: string;
  /** Rows a transaction. */
  readonly batch: number;
  /** The new values of rows, in their order; null where a value cannot be made anew. */
  remake(client: PoolClient, rows: readonly Row[]): Promise<readonly (Buffer | null)[]>;
}

/** How many rows of a table were rewritten, and how many stay under another key because they cannot be. */
export interface Rewritten {
  readonly table: string;
  readonly moved: number;
  readonly left: number;
}

/** What a rotation is done with, and told of. */
export interface Rotation {
  readonly pool: Pool;
  /** Stops it between two batches; what is done stays done. */
  readonly signal: AbortSignal;
  /** Told after each batch how many rows of the table were moved so far. */
  readonly onBatch: (table: string, moved: number) => void;
  /** Rows a transaction at most; each table has its own number by default. */
  readonly batch?: number | undefined;
}

/** Before rows that others held are tried again. */
const pauseMs = 500;

/**
 * Rewrites all rows of a table that are not under the active key, batch by batch in transactions of their own. The
 * rows themselves say what is left to do, so that it may be killed and begun again at any moment, and run beside the
 * services: it waits for no row that others have locked but comes back to it. Throws the reason where it is stopped.
 */
export async function rewriteTable<Row extends object>(
  { pool, signal, onBatch, batch }: Rotation,
  described: Rewriting<Row>,
  activeKeyId: string,
): Promise<Rewritten> {
  const { table } = described;
  const rewriting = { ...described, batch: Math.min(batch ?? described.batch, described.batch) };
  let moved = 0;
  for (;;) {
    let kept = 0;
    let after: readonly string[] | null = null;
    do {
      signal.throwIfAborted();
      const done: Batch = await rewriteBatch(pool, rewriting, activeKeyId, after);
      moved += done.moved;
      kept += done.picked - done.moved;
      after = done.last;
      if (done.moved > 0) onBatch(table, moved);
    } while (after !== null);
    const left = await countStale(pool, rewriting, activeKeyId);
    if (left <= kept) return { table, moved, left };
    await sleep(pauseMs, undefined, { signal });
  }
}

interface Batch {
  readonly picked: number;
  readonly moved: number;
  /** The key of the last row; null where no row was left. */
  readonly last: readonly string[] | null;
}

async function rewriteBatch<Row extends object>(
  pool: Pool,
  rewriting: Rewriting<Row>,
  activeKeyId: string,
  after: readonly string[] | null,
): Promise<Batch> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Row & { readonly place: readonly string[] }>(
      pick(rewriting, after !== null),
      [activeKeyId, ...(after ?? [])],
    );
    const values = await rewriting.remake(client, rows);
    const remade = rows.flatMap(({ place }, index) => {
      const value = values[index];
      return value ? [[...place, value]] : [];
    });
    const moved = remade.length === 0 ? 0 : await save(client, rewriting, activeKeyId, remade);
    await client.query('commit');
    return { picked: rows.length, moved, last: rows.at(-1)?.place ?? null };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function pick<Row extends object>(rewriting: Rewriting<Row>, goesOn: boolean): string {
  const { table, key, stale, columns, joins = '', batch } = rewriting;
  const names = Object.keys(key).map((name) => `t.${name}`);
  const after = Object.values(key).map((type, index) => `$${index + 2}::${type}`);
  return `
    select array[${names.map((name) => `${name}::text`).join(', ')}] as place, ${columns}
    from ${table} t ${joins}
    where ${stale} ${goesOn ? `and (${names.join(', ')}) > (${after.join(', ')})` : ''}
    order by ${names.join(', ')}
    limit ${batch}
    for no key update of t skip locked`;
}

async function save<Row extends object>(
  client: PoolClient,
  { table, key, value, keyId, unless }: Rewriting<Row>,
  activeKeyId: string,
  rows: readonly (readonly (string | Buffer)[])[],
): Promise<number> {
  const names = Object.keys(key);
  const types = [...Object.values(key), 'bytea'];
  const { rowCount } = await client.query(
    `
    update ${table} t set ${value} = n.value${keyId === null ? '' : `, ${keyId} = $1`}
    from unnest(${types.map((type, index) => `$${index + 2}::${type}[]`).join(', ')}) as n (${[...names, 'value'].join(', ')})
    where $1::text is not null and ${names.map((name) => `t.${name} = n.${name}`).join(' and ')}
      ${unless === undefined ? '' : `and not ${unless}`}`,
    [activeKeyId, ...types.map((_, column) => rows.map((row) => row[column]))],
  );
  return rowCount ?? 0;
}

async function countStale<Row extends object>(
  pool: Pool,
  { table, stale }: Rewriting<Row>,
  activeKeyId: string,
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) as count from ${table} t where ${stale}`,
    [activeKeyId],
  );
  return rows[0]?.count ?? 0;
}
