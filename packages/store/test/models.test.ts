import { type OpenKnowledge, openKnowledge, personModel, testModel } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeModels, ModelChangedError, modelVersion, saveShippedModels } from '../src/index.ts';

describe('shipped models', () => {
  let knowledge: OpenKnowledge;
  beforeAll(async () => {
    knowledge = await openKnowledge();
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  it('are kept once and the newest of each id is active', async () => {
    const { db } = knowledge.store;
    const models = [testModel({ version: 2 }), testModel(), personModel()];
    await Promise.all([saveShippedModels(db, models), saveShippedModels(db, models)]);
    await saveShippedModels(db, models);
    const active = await activeModels(db);
    expect(active.map(({ model }) => [model.id, model.version])).toEqual([
      ['test-enterprise', 2],
      ['test-person', 1],
    ]);
    expect((await modelVersion(db, 'test-enterprise', 1))?.model).toEqual(testModel());
    expect(await modelVersion(db, 'test-enterprise', 9)).toBeNull();
  });

  it('leave an active version in force when a newer one is shipped: that is for two people', async () => {
    const { db } = knowledge.store;
    await saveShippedModels(db, [testModel({ version: 3 })]);
    expect((await activeModels(db)).map(({ model }) => model.version)).toEqual([2, 1]);
  });

  it('are refused where a version changes its content, and then nothing is kept', async () => {
    const { db } = knowledge.store;
    const saving = saveShippedModels(db, [
      testModel({ version: 4 }),
      testModel({ version: 2, startPoints: 500 }),
    ]);
    await expect(saving).rejects.toThrow(ModelChangedError);
    await expect(saving).rejects.toThrow('test-enterprise version 2');
    expect(await modelVersion(db, 'test-enterprise', 4)).toBeNull();
  });

  it('are not evaluated where the database holds another definition than the hash says', async () => {
    const { db } = knowledge.store;
    await knowledge.asOwner(
      `update score_model set definition = jsonb_set(definition, '{startPoints}', '1')
       where id = 'test-enterprise' and version = 3`,
    );
    await expect(modelVersion(db, 'test-enterprise', 3)).rejects.toThrow('not what its hash says');
  });
});
