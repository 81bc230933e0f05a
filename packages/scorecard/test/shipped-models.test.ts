import { describe, expect, it } from 'vitest';

import { guardModel, parseScoreModel } from '../src/index.ts';
import { enterpriseModel, personModel } from './factory.ts';

/** What the perks of Xiamen and Haicang ask for. */
const thresholds = [530, 600, 650, 680, 700];

describe('the shipped models', () => {
  it.each([personModel, enterpriseModel])('pass every guard and are the same when parsed again', (model) => {
    expect(guardModel(model, { thresholds })).toEqual([]);
    expect(parseScoreModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(model.rules.length).toBeGreaterThanOrEqual(8);
    expect(model.rules.length).toBeLessThanOrEqual(18);
  });
});
