import { localDate } from '@egret/domain';
import { type OpenKnowledge, openKnowledge } from '@egret/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimChanged, claimDue, claimFresh, type Db, inSession, scoringIdle } from '../src/index.ts';

const count = 20_000;
const asOf = localDate('2020-12-31');

/** The pages of a table and its indexes that this connection has asked for so far. */
async function pagesRead(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ pages: number }>`
    select sum(pg_stat_get_xact_blocks_fetched(relation.oid))::bigint as pages from (
      select ${table}::regclass::oid as oid
      union all select indexrelid from pg_index where indrelid = ${table}::regclass
    ) relation`.execute(db);
  return rows[0]?.pages ?? 0;
}

describe.each(['of an empty table', 'true'])('claims under statistics that are %s', (statistics) => {
  let knowledge: OpenKnowledge;
  let reader: AsyncDisposable;

  beforeEach(async () => {
    knowledge = await openKnowledge();
    const tables = ['changed_subject', 'score_due'];
    await knowledge.asOwner(
      ...tables.map((table) => `alter table ${table} set (autovacuum_enabled = off)`),
      // What claims leave: pages that are there and hold no row.
      `insert into changed_subject select gen_random_uuid(), n from generate_series(1, ${count}) n`,
      `insert into score_due select gen_random_uuid(), 'list-rules', '2020-12-01' from generate_series(1, ${count})`,
      ...tables.flatMap((table) => [`delete from ${table}`, `analyze ${table}`]),
      // Two marks a batch, and one batch that has all the others.
      `insert into batch (origin, seq) select 'ingest', n from generate_series(1, 1001) n`,
      `insert into changed_subject
       select gen_random_uuid(), least(1 + n / 2, 1001) from generate_series(0, ${count - 1}) n`,
      `insert into score_due
       select gen_random_uuid(), case when n % 2 = 0 then 'list-rules' else 'model' end, date '2020-12-01' + n % 40
       from generate_series(0, ${count - 1}) n`,
      ...(statistics === 'true' ? tables.map((table) => `analyze ${table}`) : []),
    );
    reader = await openTransaction();
  });
  afterEach(async () => {
    await reader[Symbol.asyncDispose]();
    await knowledge[Symbol.asyncDispose]();
  });

  /** A transaction that stays open, so that no row deleted from now on goes away. */
  async function openTransaction(): Promise<AsyncDisposable> {
    const client = await knowledge.store.pool.connect();
    await client.query('begin isolation level repeatable read');
    await client.query('select from changed_subject limit 1');
    return {
      async [Symbol.asyncDispose]() {
        await client.query('rollback');
        client.release();
      },
    };
  }

  /** Claims until nothing is left, each time in a transaction of its own; returns what was claimed and the pages read. */
  async function claimAll<T>(
    table: string,
    claim: (db: Db, last: T | null) => Promise<readonly T[]>,
  ): Promise<{ readonly claimed: number; readonly pages: number }> {
    let [claimed, pages] = [0, 0];
    for (let last: T | null = null; ;) {
      const taken: readonly T[] = await inSession(knowledge.store, async ({ db }) => {
        const before = await pagesRead(db, table);
        const subjects = await claim(db, last);
        pages += (await pagesRead(db, table)) - before;
        return subjects;
      });
      if (taken.length === 0) return { claimed, pages };
      claimed += taken.length;
      last = taken.at(-1) ?? null;
    }
  }

  // A row is read in the index and in the table, locked, found again and deleted: a page each. Twenty claims that went
  // over what the ones before deleted would read another ten pages a row.
  const pagesARow = 7;

  it('reads the marks of changed subjects once', async () => {
    const all = await claimAll<string>('changed_subject', (db, last) => claimChanged(db, 1_000, last));
    expect(all.claimed).toBe(count);
    expect(all.pages).toBeLessThan(pagesARow * count);

    // One more pass goes over what was deleted, in the index and in the table, and over nothing twice.
    const none = await claimAll<string>('changed_subject', (db, last) => claimChanged(db, 1_000, last));
    expect(none.claimed).toBe(0);
    expect(none.pages).toBeLessThan(3 * count);
  });

  it('reads of new batches the marks that it takes', async () => {
    let seq = 0;
    const all = await claimAll<string>('changed_subject', async (db) => {
      const fresh = await claimFresh(db, seq, { limit: 400, each: 100 });
      ({ seq } = fresh);
      return fresh.subjects;
    });
    // Of each small batch both, of the large one its hundred.
    expect(all.claimed).toBe(2_100);
    expect(all.pages).toBeLessThan(pagesARow * all.claimed + 3 * 1_001);
    expect(seq).toBe(1_001);
  });

  it('reads who is due once, and nobody else', async () => {
    const all = await claimAll('score_due', (db, last: { subjectId: string; nextOn: typeof asOf } | null) =>
      claimDue(db, 'list-rules', asOf, 500, last),
    );
    // Every second is for the list rules, and of each forty days 31 are past or today: of the even ones 16 in 20.
    expect(all.claimed).toBe((count / 2) * (16 / 20));
    expect(all.pages).toBeLessThan(pagesARow * all.claimed);
  });

  it('sees by few rows whether anything waits', async () => {
    await knowledge.asOwner(
      'delete from changed_subject',
      `delete from score_due where next_on <= '2020-12-31'`,
      `insert into score_model (id, version, applies_to, hash, definition, state)
       select 'model', version, '{organisation}', '', '{}', case version when 3 then 'active' else 'retired' end
       from generate_series(1, 3) version`,
      `insert into score (subject_id, model_id, version, model_version, as_of, seq, law_digest, points, tier)
       select gen_random_uuid(), 'model', 1, 3, '2020-12-31', 1, '', 1, 'A' from generate_series(1, ${count})`,
      ...(statistics === 'true' ? ['vacuum analyze score_due', 'analyze score'] : []),
    );
    const tables = ['score', 'score_due'];
    await inSession(knowledge.store, async ({ db }) => {
      const before = await Promise.all(tables.map((table) => pagesRead(db, table)));
      expect(await scoringIdle(db, asOf)).toBe(true);
      const after = await Promise.all(tables.map((table) => pagesRead(db, table)));
      // Of the days that were deleted each is met once; of the scores there is nothing to be met.
      expect((after[0] ?? 0) - (before[0] ?? 0)).toBeLessThan(20);
      expect((after[1] ?? 0) - (before[1] ?? 0)).toBeLessThan(3 * count);
    });
  });
});
