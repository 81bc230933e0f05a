import { type ListState, localDate } from '@egret/domain';
import { openKnowledge, stepAuthor } from '@egret/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageQuery } from '../src/lists/list-entries.ts';
import { type PlanNode, planOf, rowsOf } from './_plans.ts';

describe('a page of a long list', () => {
  let knowledge: Awaited<ReturnType<typeof openKnowledge>>;

  // 2,500 entries of the black list: of fifty 46 are determined, one is proposed, one suspended, one over and one rejected;
  // and as many of the red one, all determined.
  beforeAll(async () => {
    knowledge = await openKnowledge();
    const { listing, actor } = await stepAuthor(
      knowledge.store.db,
      'a',
      { uscc: null, name: '信用中心' },
      'list-admin',
    );
    await knowledge.batch(async (db, batchId) => {
      await sql`
        with subjects as (
          insert into subject (id, batch_id) select gen_random_uuid(), ${batchId} from generate_series(1, 5000)
          returning id
        ), named as (
          insert into subject_version (subject_id, version, kind, name, named_by, named_on, named_place, batch_id)
          select id, 1, 'organisation', '测试企业', 'record', '2018-01-01', '', ${batchId} from subjects
        ), coded as (
          insert into identifier (id, subject_id, scheme, digest, digest_key_id, value, batch_id)
          select id, id, 'uscc', sha256(id::text::bytea), 'test', 'X', ${batchId} from subjects
        ), listed as (
          select id as subject_id, gen_random_uuid() as id, row_number() over () % 100 as at from subjects
        ), entered as (
          insert into list_entry (subject_id, id, definition_id, definition_version, list, origin, batch_id)
          select subject_id, id, 'judgment-defaulters', 1, case when at < 50 then 'black' else 'red' end,
            'proposed-here', ${batchId}
          from listed
        )
        insert into list_entry_step (subject_id, entry_id, step_no, kind, effective_on, client_id, authority_id,
          document_number, facts_seq, batch_id)
        select subject_id, id, step_no, step.kind, date '2020-06-01', ${actor.clientId}, ${listing.departmentId},
          '文号', 0, ${batchId}
        from listed cross join lateral (values
          (1, 'proposed', true),
          (2, 'determined', at not in (0, 1)),
          (2, 'rejected', at = 1),
          (3, case at when 2 then 'suspended' else 'removed' end, at in (2, 3))
        ) step (step_no, kind, taken)
        where step.taken`.execute(db);
      return [];
    });
    await knowledge.asOwner('vacuum analyze');
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  async function pagePlan(state: ListState, definitionId: string | null): Promise<PlanNode> {
    const page = { list: 'black', definitionId, state, authorityId: null, after: null, limit: 21 } as const;
    return planOf(knowledge.store.db, pageQuery({ ...page, asOf: localDate('2020-12-31') }));
  }

  it.each([
    ['determined', null],
    ['determined', 'judgment-defaulters'],
    ['suspended', null],
    ['rejected', null],
    ['future', null],
  ] as const)('of the state %s (definition %s) works out few states', async (state, definitionId) => {
    const plan = await pagePlan(state, definitionId);
    // 21 entries of at most 3 steps, each read a few times; in all there are 9,950 steps.
    expect(rowsOf('list_entry_step', plan)).toBeLessThan(500);
  });

  it.each(['determined', 'suspended', 'proposed', 'ended', 'rejected', 'future'] as const)(
    'of the state %s reads the subjects of few',
    async (state) => {
      const plan = await pagePlan(state, null);
      expect(rowsOf('identifier', plan)).toBeLessThan(200);
    },
  );

  it('of proposals works out the states of the entries up to the last of the page', async () => {
    // The 21st proposal comes after about 1,050 entries of two steps; the two lists have 9,950 steps.
    expect(rowsOf('list_entry_step', await pagePlan('proposed', null))).toBeLessThan(4_500);
    expect(rowsOf('list_entry', await pagePlan('proposed', null))).toBeLessThan(2_300);
  });
});
