import {
  type LocalDate,
  localDate,
  type RecordEventKind,
  type RecordKind,
  type StandingEvent,
  standingOf,
} from '@egret/domain';
import { aLicence, aPenalty, type OpenKnowledge, openKnowledge } from '@egret/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countReportQueries, decidedBetween, keepCounts, stockOn } from '../src/index.ts';
import { goneQuery, heldQuery } from '../src/statistics/count-records.ts';
import { eventAsJson } from '../src/scores/fact-columns.ts';
import { reportQueryCounts } from '../src/statistics/count-report-queries.ts';
import { nodesOf, planOf, rowsOf, rowsThrough } from './_plans.ts';

const day = localDate;

describe('kept counts of records', () => {
  let knowledge: OpenKnowledge;
  beforeEach(async () => {
    knowledge = await openKnowledge();
  });
  afterEach(() => knowledge[Symbol.asyncDispose]());

  /** What the rule says of each record by itself. */
  async function standing(from: LocalDate, to: LocalDate): Promise<Partial<Record<RecordKind, number>>> {
    const { rows } = await sql<{
      kind: RecordKind;
      decidedOn: LocalDate;
      validTo: LocalDate | null;
      events: readonly StandingEvent[] | null;
    }>`
      select kind, decided_on as "decidedOn", valid_to as "validTo", (select json_agg(${sql.raw(eventAsJson)})
        from record_event h where h.record_id = r.record_id and h.subject_id = r.subject_id) as events
      from record_version r where superseded_by_batch is null`.execute(knowledge.store.db);
    const counts: Partial<Record<RecordKind, number>> = {};
    for (const row of rows) {
      if (row.decidedOn < from || row.decidedOn > to) continue;
      counts[row.kind] ??= 0;
      if (standingOf(row, row.events ?? [], to).stands) counts[row.kind] = (counts[row.kind] ?? 0) + 1;
    }
    return counts;
  }

  const days = ['2018-06-01', '2019-06-01', '2020-01-15', '2020-06-01', '2021-01-01'].map(day);

  /** The stock and the flow of some days, as they are counted and as the rule says. */
  async function bothCounts(): Promise<{ readonly counted: object[]; readonly ruled: object[] }> {
    const known = (of: object) =>
      Object.fromEntries(Object.entries(of).filter(([, count]) => count !== null));
    const [counted, ruled]: [object[], object[]] = [[], []];
    const from = day('2019-01-01');
    for (const to of days) {
      counted.push(known(await stockOn(knowledge.store.db, to)));
      ruled.push(await standing(day('0001-01-01'), to));
      counted.push(known(await decidedBetween(knowledge.store.db, from, to)));
      ruled.push(await standing(from, to));
    }
    return { counted, ruled };
  }

  it.each([1, 2, 3, 5])(
    'agree with the rule whenever they are kept (after every %ith batch)',
    async (every) => {
      let batches = 0;
      const step = async <T>(work: Promise<T>): Promise<T> => {
        const result = await work;
        batches += 1;
        if (batches % every === 0) await keepCounts(knowledge.store);
        const { counted, ruled } = await bothCounts();
        expect(counted).toEqual(ruled);
        return result;
      };
      const happen = (record: string, kind: RecordEventKind, on: string) =>
        step(knowledge.happen(record, kind, on));
      const subject = await knowledge.subject();
      const first = await step(knowledge.record(subject, aPenalty({ decidedOn: day('2018-03-01') })));
      const second = await step(knowledge.record(subject, aPenalty({ decidedOn: day('2019-03-01') })));
      await step(knowledge.record(subject, aLicence({ decidedOn: day('2020-03-01') })));
      await happen(first, 'annulled', '2019-03-01');
      await step(knowledge.revise(first, aPenalty({ decidedOn: day('2019-09-01') })));
      await happen(first, 'reinstated', '2020-01-01');
      await happen(second, 'repaired', '2019-04-01');
      await happen(second, 'misreported', '2020-12-01');
      await step(knowledge.revise(second, aPenalty({ decidedOn: day('2018-05-01') })));
      await happen(first, 'revoked', '2020-05-01');
      expect(batches).toBe(10);
    },
  );

  it('are kept by one at a time', async () => {
    const subject = await knowledge.subject();
    await knowledge.record(subject, aPenalty({ decidedOn: day('2018-03-01') }));
    await Promise.all(Array.from({ length: 4 }, () => keepCounts(knowledge.store)));
    const { counted, ruled } = await bothCounts();
    expect(counted).toEqual(ruled);
  });
});

describe('the statistics of a large store', () => {
  const records = 200_000;
  /** Of a batch each, so that a batch has ten records. */
  const each = 10;
  let knowledge: OpenKnowledge;

  beforeAll(async () => {
    knowledge = await openKnowledge();
    const insertRecords = (first: number, last: number) =>
      `insert into record_version (subject_id, record_id, version, kind, authority_id, document_number, natural_key,
         decided_on, details, reported_on, place, content_digest, digest_version, digest_key_id, source_id, run_id,
         line_no, batch_id)
       select gen_random_uuid(), gen_random_uuid(), 1, 'penalty', a.id, n::text, n::text, date '2015-01-01' + n % 2000,
         '{}', '2020-12-01', 'test', '', 1, 'test', a.id, a.id, n, 1 + n / ${each}
       from generate_series(${first}, ${last}) n, authority a`;
    await knowledge.asOwner(
      `insert into authority (id, name) values (gen_random_uuid(), '海沧区测试局')`,
      `insert into batch (origin, seq) select 'ingest', n from generate_series(1, ${1 + records / each}) n`,
      `update knowledge_clock set seq = ${records / each}`,
      insertRecords(0, records - 1),
      `insert into record_event (subject_id, record_id, id, kind, effective_on, reported_on, place, run_id, line_no,
         event_digest, digest_version, digest_key_id, batch_id)
       select subject_id, record_id, gen_random_uuid(), case when line_no % 1000 = 0 then 'annulled' else 'repaired' end,
         decided_on + 30, '2020-12-01', 'test', run_id, line_no, '', 1, 'test', batch_id
       from record_version where line_no % 10 = 0`,
      `insert into client (id, code, name, department_id, created_at)
       select id, 'test', 'test', id, '2018-01-01' from authority`,
      `insert into audit_entry (action, purpose, object, result, at)
       select case when n % 100 = 0 then 'issue-report' else 'check-eligibility' end,
         case when n % 100 = 0 then 'recruitment' end, 'x', 'y', timestamptz '2020-01-01 00:00+08' + n * interval '1 minute'
       from generate_series(0, ${records - 1}) n`,
    );
    await keepCounts(knowledge.store);
    await knowledge.asOwner(
      `update knowledge_clock set seq = seq + 1`,
      insertRecords(records, records + each - 1),
      'vacuum analyze',
    );
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  it('reads what is newer than the kept counts, and neither records nor events whole', async () => {
    const { db } = knowledge.store;
    const batches = { kept: records / each, known: records / each + 1, oldest: records / each + 1 };
    const to = day('2020-12-31');
    for (const query of [heldQuery(batches, null, to), goneQuery(batches, null, to)]) {
      const plan = await planOf(db, query);
      // A page range has some thousand rows.
      expect(rowsOf('record_version', plan)).toBeLessThan(records / 20);
      expect(rowsOf('record_event', plan)).toBeLessThan(records / 20);
      for (const node of nodesOf(plan)) expect(rowsThrough(node)).toBeLessThan(records / 20);
    }
    // 200,010 records, of which every thousandth was annulled; the last were decided in 2020, before 23 June.
    expect((await stockOn(db, to)).penalty).toBe(records + each - records / 1000);
  });

  it('reads of the audit trail the report queries of the time asked about', async () => {
    const { db } = knowledge.store;
    const january = [day('2020-01-01'), day('2020-01-31')] as const;
    const plan = await planOf(db, reportQueryCounts(...january));
    // Of its 44,640 minutes every hundredth from the first on has one.
    expect((await countReportQueries(db, ...january))?.recruitment).toBe(447);
    for (const node of nodesOf(plan)) expect(rowsThrough(node)).toBeLessThanOrEqual(447);
  });
});
