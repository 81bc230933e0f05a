import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { type KeyPurpose, keyPurposes } from './key-sets.ts';

/** What becomes of a table's values when a key is rotated: all are moved, those that can be made anew, or none. */
export type Moves = 'all' | 'known' | 'none';

/** Rows of a table under a key. */
export interface KeyUse {
  readonly purpose: KeyPurpose;
  readonly keyId: string;
  readonly table: string;
  readonly moves: Moves;
  readonly rows: number;
}

interface KeyedTable {
  readonly table: string;
  /** The id of the key, as SQL over the table. */
  readonly keyId: string;
  readonly moves: Moves;
}

const sealed = { keyId: 'sealing_key_id(sealed)', moves: 'all' } as const;
const content = { keyId: 'digest_key_id', moves: 'known' } as const;
/** History, which nothing rewrites. */
const kept = { keyId: 'digest_key_id', moves: 'none' } as const;

/** Where values stand that were made under a key. A test holds it against the schema. */
export const keyedTables: Readonly<Record<KeyPurpose, readonly KeyedTable[]>> = {
  sealing: [
    { table: 'identifier', ...sealed },
    { table: 'credit_report', ...sealed },
    { table: 'raw_chunk', ...sealed },
    // Gone with the release of its run; staged anew where the active key is another.
    { table: 'staged_chunk', keyId: 'sealing_key_id(rows)', moves: 'all' },
  ],
  identifiers: [
    { table: 'identifier', keyId: 'digest_key_id', moves: 'all' },
    { table: 'consent', keyId: 'digest_key_id', moves: 'known' },
    { table: 'credit_report', ...kept },
    { table: 'perk_quota_use', ...kept },
    { table: 'audit_entry', ...kept },
  ],
  content: [
    { table: 'record_version', ...content },
    { table: 'registration_version', ...content },
    { table: 'enrolment_version', ...content },
    { table: 'record_event', ...content },
  ],
  receipts: [{ table: 'score_version', keyId: 'receipt_key_id', moves: 'none' }],
};

/** A key that the store has or had. */
export interface ListedKey {
  readonly purpose: KeyPurpose;
  readonly keyId: string;
  /** `YYYY-MM-DD`. */
  readonly createdOn: string;
  /** `YYYY-MM-DD`; null while it is not retired. */
  readonly retiredOn: string | null;
}

/** All keys that the store ever had, the oldest first. */
export async function listKeys(db: Db): Promise<readonly ListedKey[]> {
  return db
    .selectFrom('key_check')
    .select(['purpose', 'key_id as keyId'])
    .select(sql<string>`created_at::date`.as('createdOn'))
    .select(sql<string | null>`retired_at::date`.as('retiredOn'))
    .orderBy('created_at')
    .orderBy('key_id')
    .execute();
}

/** How many rows stand under each key, table by table; reads every one of them. */
export async function keyUsage(
  db: Db,
  purposes: readonly KeyPurpose[] = keyPurposes,
): Promise<readonly KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const purpose of purposes) {
    for (const { table, keyId, moves } of keyedTables[purpose]) {
      const { rows } = await sql<{ key_id: string; count: number }>`
        select ${sql.raw(keyId)} as key_id, count(*) as count from ${sql.table(table)}
        where ${sql.raw(keyId)} is not null group by 1 order by 1`.execute(db);
      uses.push(...rows.map(({ key_id, count }) => ({ purpose, keyId: key_id, table, moves, rows: count })));
    }
  }
  return uses;
}
