import type { SubjectKind } from '@egret/domain';
import { type CompiledModel, compile, readScoreModel } from '@egret/scorecard';
import type { Db } from '../db.ts';
import type { ScoreModelTable } from '../tables/scores.ts';

type ModelRow = Pick<ScoreModelTable, 'id' | 'version' | 'hash' | 'definition'>;

/**
 * Compiled models by their hash. Compiling takes far longer than asking which models are active, and a
 * hash stands for one content: nothing in here can be out of date.
 */
const compiled = new Map<string, CompiledModel>();

function compiledModel(row: ModelRow): CompiledModel {
  const known = compiled.get(row.hash);
  if (known) return known;
  const model = compile(readScoreModel(row.definition));
  if (model.hash !== row.hash) {
    throw new Error(`score model ${row.id} version ${row.version} is not what its hash says`);
  }
  compiled.set(model.hash, model);
  return model;
}

/**
 * The active models, ready to evaluate, by id. Throws `ModelError` of scorecard where a definition is no
 * model, and `Error` where it was changed after it was kept.
 */
export async function activeModels(db: Db): Promise<readonly CompiledModel[]> {
  const rows = await db
    .selectFrom('score_model')
    .select(['id', 'version', 'hash', 'definition'])
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  return rows.map(compiledModel);
}

/** One version of a model whatever its state, or null: an earlier score is computed by the model that it names. */
export async function modelVersion(db: Db, id: string, version: number): Promise<CompiledModel | null> {
  const row = await db
    .selectFrom('score_model')
    .select(['id', 'version', 'hash', 'definition'])
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? compiledModel(row) : null;
}

/** The model of each kind of subject. Throws `Error` where two active models claim one kind. */
export function modelsByKind(models: readonly CompiledModel[]): ReadonlyMap<SubjectKind, CompiledModel> {
  const byKind = new Map<SubjectKind, CompiledModel>();
  for (const each of models) {
    for (const kind of each.model.appliesTo) {
      const other = byKind.get(kind);
      if (other) {
        throw new Error(`the models ${other.model.id} and ${each.model.id} are both active for ${kind}`);
      }
      byKind.set(kind, each);
    }
  }
  return byKind;
}
