import { sql } from 'kysely';
import { modelHash, type ScoreModel } from '@egret/scorecard';
import type { Db } from '../db.ts';

/** A model came under an id and version that already stand for another content. */
export class ModelChangedError extends Error {
  override name = 'ModelChangedError';
  readonly modelId: string;
  readonly version: number;

  constructor(modelId: string, version: number) {
    super(
      `score model ${modelId} version ${version} is kept with another content: ` +
        'a changed model needs a version of its own',
    );
    this.modelId = modelId;
    this.version = version;
  }
}

/**
 * Keeps the models that the software ships, each version once, and activates the newest of every id that
 * has no active version. An id that has one keeps it: from then on two people decide. Throws
 * `ModelChangedError` where a version's content is not the one kept before, and then nothing is kept.
 */
export async function saveShippedModels(db: Db, models: readonly ScoreModel[]): Promise<void> {
  if (models.length === 0) return;
  await db.transaction().execute(async (trx) => {
    // Services that start together take turns, so that two never activate two versions.
    await sql`lock table score_model in share row exclusive mode`.execute(trx);
    await trx
      .insertInto('score_model')
      .values(
        models.map((model) => ({
          id: model.id,
          version: model.version,
          applies_to: [...model.appliesTo],
          hash: modelHash(model),
          definition: JSON.stringify(model),
        })),
      )
      .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
      .execute();
    await refuseChanged(trx, models);
    await activateNewest(trx, models);
  });
}

async function refuseChanged(db: Db, models: readonly ScoreModel[]): Promise<void> {
  const kept = await db.selectFrom('score_model').select(['id', 'version', 'hash']).execute();
  const hashes = new Map(kept.map((row) => [`${row.id}/${row.version}`, row.hash]));
  for (const model of models) {
    if (hashes.get(`${model.id}/${model.version}`) !== modelHash(model)) {
      throw new ModelChangedError(model.id, model.version);
    }
  }
}

async function activateNewest(db: Db, models: readonly ScoreModel[]): Promise<void> {
  const newest = new Map<string, number>();
  for (const { id, version } of models) newest.set(id, Math.max(version, newest.get(id) ?? 0));
  for (const [id, version] of newest) {
    await sql`update score_model set state = 'active', activated_at = clock_timestamp()
      where id = ${id} and version = ${version}
        and not exists (select from score_model other where other.id = ${id} and other.state = 'active')`.execute(
      db,
    );
  }
}
