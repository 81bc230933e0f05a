import { sql } from 'kysely';
import type { ListKind, ListState, LocalDate, SubjectKind, Template } from '@egret/domain';
import type { Db } from '../db.ts';
import type { RunCounters } from '../ingest/delivery.ts';
import { dateSql, entryStateSql } from '../lists/in-force.ts';

/** What the store holds, counted: for the operator after a load. */
export interface Overview {
  readonly runs: readonly (RunCounters & {
    readonly template: Template;
    readonly runs: number;
    readonly failed: number;
  })[];
  readonly subjects: readonly { readonly kind: SubjectKind; readonly count: number }[];
  readonly scores: readonly { readonly modelId: string; readonly tier: string; readonly count: number }[];
  readonly lists: readonly { readonly list: ListKind; readonly state: ListState; readonly count: number }[];
}

/** Counts runs with their six counters by template, subjects by kind, live scores by tier, entries by list and state on a day. */
export async function overview(db: Db, asOf: LocalDate): Promise<Overview> {
  const runs = await db
    .selectFrom('ingest_run')
    .innerJoin('source', 'source.id', 'ingest_run.source_id')
    .select((eb) => [
      'source.template as template',
      eb.fn.countAll<number>().as('runs'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
      eb.fn.sum<number>('read').as('read'),
      eb.fn.sum<number>('inserted').as('inserted'),
      eb.fn.sum<number>('revised').as('revised'),
      eb.fn.sum<number>('withdrawn').as('withdrawn'),
      eb.fn.sum<number>('unchanged').as('unchanged'),
      eb.fn.sum<number>('quarantined').as('quarantined'),
      eb.fn.sum<number>('rejected').as('rejected'),
    ])
    .groupBy('source.template')
    .execute();
  const subjects = await db
    .selectFrom('subject_version')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('superseded_by_batch', 'is', null)
    .where('merged_into', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  const scores = await db
    .selectFrom('score')
    .select((eb) => ['model_id as modelId', 'tier', eb.fn.countAll<number>().as('count')])
    .groupBy(['model_id', 'tier'])
    .orderBy('model_id')
    .orderBy(
      (eb) => eb.fn.min('points'),
      (order) => order.desc().nullsLast(),
    )
    .execute();
  const state = sql.raw(entryStateSql('e', { asOf: dateSql(asOf), seq: null }));
  const { rows: lists } = await sql<Overview['lists'][number]>`
    select list, state, count(*) as count from (select e.list, ${state} as state from list_entry e) entry
    group by list, state order by list, state`.execute(db);
  return { runs, subjects, scores, lists };
}
