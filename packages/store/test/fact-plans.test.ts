import { type OpenKnowledge, openKnowledge } from '@egret/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factQuery, type SubjectScope } from '../src/scores/fact-query.ts';
import { populationScopes } from '../src/index.ts';
import { nodesOf, planOf, rowsThrough } from './_plans.ts';

const subjects = 20_000;
/** Records of each subject; every third has an event. */
const records = 3;
/** Subjects of a range: fewer than lie between two bounds of a histogram, so that the planner expects one row. */
const size = 50;

// An owner of the tables may say what their statistics hold.
describe.each(['true', 'of an empty store'])(
  'the facts of a range under statistics that are %s',
  (statistics) => {
    let knowledge: OpenKnowledge;
    let scopes: readonly SubjectScope[];

    beforeAll(async () => {
      knowledge = await openKnowledge();
      const tables = [
        'subject_version',
        'registration_version',
        'record_version',
        'record_event',
        'list_entry',
      ];
      await knowledge.asOwner(
        ...tables.flatMap((table) => [
          `alter table ${table} set (autovacuum_enabled = off)`,
          `analyze ${table}`,
        ]),
        `insert into authority (id, name) values (gen_random_uuid(), '海沧区测试局')`,
        `insert into batch (origin, seq) values ('ingest', 1)`,
        `insert into subject (id, batch_id) select gen_random_uuid(), 1 from generate_series(1, ${subjects})`,
        `insert into subject_version (subject_id, version, kind, name, named_by, named_on, named_place, batch_id)
       select id, 1, 'organisation', '测试企业', 'register', '2018-01-01', '', 1 from subject`,
        `insert into registration_version (subject_id, version, name, legal_form, state, registered_on, authority_id,
         reported_on, place, content_digest, digest_version, digest_key_id, run_id, line_no, batch_id)
       select s.id, 1, '测试企业', '有限责任公司', 'in-business', '2012-01-01', a.id, '2020-01-01', 'test', '', 1, 'test',
         s.id, 2, 1
       from subject s, authority a`,
        `insert into record_version (subject_id, record_id, version, kind, authority_id, document_number, natural_key,
         decided_on, details, reported_on, place, content_digest, digest_version, digest_key_id, source_id, run_id,
         line_no, batch_id)
       select s.id, gen_random_uuid(), 1, 'penalty', a.id, n::text, n::text, '2019-01-01', '{}', '2020-12-01', 'test',
         '', 1, 'test', s.id, s.id, n, 1
       from generate_series(1, ${records}) n, subject s, authority a`,
        `insert into record_event (subject_id, record_id, id, kind, effective_on, reported_on, place, run_id, line_no,
         event_digest, digest_version, digest_key_id, batch_id)
       select subject_id, record_id, gen_random_uuid(), 'repaired', '2020-01-01', '2020-12-01', 'test', run_id, line_no,
         '', 1, 'test', 1
       from record_version where line_no = 3`,
        ...(statistics === 'true' ? ['analyze'] : []),
      );
      scopes = await populationScopes(knowledge.store.db, size);
    });
    afterAll(() => knowledge[Symbol.asyncDispose]());

    it('are looked up subject by subject, in every range', async () => {
      expect(scopes).toHaveLength(subjects / size);
      // The first, the last and some between them; they differ in nothing else than where they lie.
      const tried = scopes.filter((_, index) => index % 40 === 0 || index === scopes.length - 1);
      for (const scope of tried) {
        const plan = await planOf(knowledge.store.db, sql.raw(factQuery(scope, null)));
        expect(plan['Actual Rows']).toBe(size * records);
        for (const node of nodesOf(plan)) expect(rowsThrough(node)).toBeLessThanOrEqual(size * records);
      }
    });

    it('are looked up for subjects by id', async () => {
      const { rows } = await sql<{ id: string }>`select id from subject order by id limit ${size}`.execute(
        knowledge.store.db,
      );
      const query = factQuery({ ids: rows.map(({ id }) => id) }, null);
      const plan = await planOf(knowledge.store.db, sql.raw(query));
      expect(plan['Actual Rows']).toBe(size * records);
      for (const node of nodesOf(plan)) expect(rowsThrough(node)).toBeLessThanOrEqual(size * records);
    });
  },
);
