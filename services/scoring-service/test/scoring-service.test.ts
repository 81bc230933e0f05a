import { randomUUID } from 'node:crypto';
import { localDate } from '@egret/domain';
import { createLogger, createMetrics, type Metrics, migrateQueue } from '@egret/runtime';
import {
  activeModels,
  createReferenceReader,
  createSealing,
  markUnscored,
  ModelChangedError,
  openStore,
  scoringIdle,
  type Store,
} from '@egret/store';
import { createTestDatabase, fixedClock, type TestDatabase, testKeys } from '@egret/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadShippedModels, type ScoringServiceDependencies, startScoringService } from '../src/index.ts';

/** The subjects that a service has counted as scored because they changed. */
async function subjectsScored(metrics: Metrics): Promise<number> {
  const { body } = await metrics.expose();
  const counts = body.matchAll(/^egret_scoring_subjects_total\{reason="(?:changed|fresh)"\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

const patience = { timeout: 20_000, interval: 50 };

describe('the scoring service', () => {
  let database: TestDatabase;
  let store: Store;
  let metrics: Metrics;
  let dependencies: ScoringServiceDependencies;
  const clock = fixedClock('2020-12-31T08:00:00+08:00');

  beforeEach(async () => {
    clock.moveTo('2020-12-31T08:00:00+08:00');
    database = await createTestDatabase();
    await migrateQueue(database.ownerUrl);
    // A test ends a connection; another one that breaks shows in what it was for.
    const onError = (): void => {};
    store = openStore({ databaseUrl: database.url, connections: 8, applicationName: 'test', onError });
    metrics = createMetrics();
    dependencies = {
      store,
      clock,
      metrics,
      sealing: createSealing(testKeys),
      sweepEveryMs: 50,
      reference: createReferenceReader(store, 0),
      queue: { kind: 'postgres', databaseUrl: database.url },
      logger: createLogger({ service: 'scoring-service', level: 'silent' }),
    };
  });
  afterEach(async () => {
    await store.close();
    await database[Symbol.asyncDispose]();
  });

  /** Puts organisations into the store in one batch, marked as changed if asked to. */
  async function organisations(count: number, marked: boolean): Promise<void> {
    await store.pool.query(
      `with opened as (insert into batch (origin) values ('ingest') returning id), added as (
         insert into subject (id, batch_id)
         select gen_random_uuid(), opened.id from opened, generate_series(1, $1::integer)
         returning id, batch_id), known as (
         insert into subject_version (subject_id, version, kind, name, named_by, named_on, named_place, batch_id)
         select id, 1, 'organisation', '测试企业', 'record', '2018-01-01', '', batch_id from added)
       insert into changed_subject (subject_id, batch_id) select id, batch_id from added where $2`,
      [count, marked],
    );
    await store.pool.query(
      `with tick as (update knowledge_clock set seq = seq + 1 returning seq)
       update batch set seq = tick.seq from tick where batch.seq is null`,
    );
  }

  const scores = () =>
    store.db
      .selectFrom('score')
      .leftJoin('score_due', (join) =>
        join.onRef('score_due.subject_id', '=', 'score.subject_id').onRef('purpose', '=', 'model_id'),
      )
      .select(['score.subject_id', 'as_of', 'next_on'])
      .execute();

  async function allScored(count: number): Promise<void> {
    await vi.waitFor(async () => expect(await scores()).toHaveLength(count), patience);
    await vi.waitFor(
      async () => expect(await scoringIdle(store.db, clock.businessDate())).toBe(true),
      patience,
    );
  }

  it('ships models that the guards let pass, one for each kind of subject', async () => {
    const models = await loadShippedModels();
    expect(models.flatMap((model) => model.appliesTo).toSorted()).toEqual([
      'natural-person',
      'organisation',
      'self-employed',
    ]);
  });

  it('scores what changed before it started and what changes while it runs', async () => {
    await organisations(3, true);
    await using _service = await startScoringService(dependencies);
    await allScored(3);
    await organisations(2, true);
    await allScored(5);
    await vi.waitFor(async () => expect(await subjectsScored(metrics)).toBe(5), patience);
    expect(await activeModels(store.db)).toHaveLength(2);
  });

  it('scores whom a batch changes when it commits, and lets none wait for the rest of a large one', async () => {
    await using _service = await startScoringService({ ...dependencies, sweepEveryMs: 3_600_000 });
    await organisations(300, true);
    // The first sweep may still find the rest.
    const scored = async () => (await scores()).length;
    await vi.waitFor(async () => expect(await scored()).toBeGreaterThanOrEqual(250), patience);
    await organisations(2, true);
    await vi.waitFor(async () => expect(await scored()).toBeGreaterThanOrEqual(252), patience);
  });

  it('is told of batches again after it has lost the connection that listens', async () => {
    await using _service = await startScoringService({ ...dependencies, sweepEveryMs: 3_600_000 });
    await vi.waitFor(async () => {
      const { rowCount } = await store.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query = 'listen egret_batch'`,
      );
      expect(rowCount).toBe(1);
    }, patience);
    await organisations(1, true);
    await vi.waitFor(async () => expect(await scores()).toHaveLength(1), patience);
  });

  it('finds at its start and on each new day whom nobody has announced', async () => {
    await organisations(2, false);
    await using _service = await startScoringService(dependencies);
    await allScored(2);
    await organisations(1, false);
    clock.moveTo('2021-01-01T08:00:00+08:00');
    await allScored(3);
    expect(await markUnscored(store.db, clock.businessDate())).toBe(0);
  });

  it('scores again on the day on which a score changes by itself', async () => {
    await organisations(1, true);
    await store.pool.query(`insert into authority (id, name) values ('${randomUUID()}', '海沧区测试局')`);
    await store.pool.query(
      `insert into registration_version (subject_id, version, name, legal_form, state, registered_on, authority_id,
         reported_on, place, content_digest, digest_version, digest_key_id, run_id, line_no, batch_id)
       select s.id, 1, '测试企业', '有限责任公司', 'in-business', '2020-12-01', a.id, '2020-12-01', 'test', '\\x00', 1,
         'test', s.id, 2, s.batch_id
       from subject s, authority a`,
    );
    await using _service = await startScoringService(dependencies);
    await allScored(1);
    const [score] = await scores();
    const day = score?.next_on ?? localDate('0001-01-01');
    expect(day > '2020-12-31').toBe(true);
    clock.moveTo(`${day}T00:00:00+08:00`);
    await vi.waitFor(async () => expect((await scores())[0]?.as_of).toBe(day), patience);
  });

  it('shares the work with another one on the same database, so that everybody is scored once', async () => {
    const other = createMetrics();
    await organisations(200, true);
    await using _one = await startScoringService({ ...dependencies, concurrency: 1 });
    await using _two = await startScoringService({ ...dependencies, metrics: other, concurrency: 1 });
    await allScored(200);
    await vi.waitFor(async () => {
      const counts = await Promise.all([metrics, other].map(subjectsScored));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
    }, patience);
  });

  it('does not start with a model that is kept with another content', async () => {
    const [model] = await loadShippedModels();
    if (!model) throw new Error('no model is shipped');
    await (await startScoringService({ ...dependencies, models: [model] })).close();
    const changed = { ...model, startPoints: model.startPoints + 1 };
    await expect(startScoringService({ ...dependencies, models: [changed] })).rejects.toThrow(
      ModelChangedError,
    );
  });
});
