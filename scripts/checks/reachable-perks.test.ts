import { guardModel } from '@egret/scorecard';
import { loadShippedModels } from '@egret/scoring-service';
import { sampleTables } from '@egret/testing';
import { expect, it } from 'vitest';

it('lets whoever breaks nothing reach every threshold of the perks of the sample district', async () => {
  const { perks } = await sampleTables();
  const thresholds = perks.flatMap(({ minimumScore }) => minimumScore ?? []);
  expect(Math.max(...thresholds)).toBe(700);
  for (const model of await loadShippedModels()) expect(guardModel(model, { thresholds })).toEqual([]);
});
