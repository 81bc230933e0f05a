import { readScoreModel, type ScoreModel } from '@egret/scorecard';

const legalBasis = [{ from: '2018-01-01', to: null, text: '《测试条例》' }];
const head = { zh: '测试', en: 'test', legalBasis, source: 'test', effectiveTo: null };
const label = { from: '2018-01-01', to: null, zh: '等级', en: 'tier' };

/** A model that a reader can check by heart: 600, +10 a licence while valid, a penalty −100 for 12 months. */
export function testModel(
  changes: { readonly version?: number; readonly startPoints?: number } = {},
): ScoreModel {
  return readScoreModel({
    id: 'test-enterprise',
    version: changes.version ?? 1,
    zh: '测试模型',
    en: 'Test model',
    noteZh: '测试',
    noteEn: 'test',
    appliesTo: ['organisation', 'self-employed'],
    range: { minPoints: 0, maxPoints: 1000 },
    startPoints: changes.startPoints ?? 600,
    dimensions: [{ id: 'conduct', zh: '行为', en: 'Conduct', minPoints: -400, maxPoints: 300 }],
    tiers: [
      { id: 'low', minPoints: 0, labels: [label] },
      { id: 'high', minPoints: 600, labels: [label] },
    ],
    rules: [
      {
        ...{
          type: 'records',
          id: 'licence-held',
          dimension: 'conduct',
          ...head,
          effectiveFrom: '2018-01-01',
        },
        ...{ match: { kind: 'licence' }, points: 10, decay: null, endsBy: ['validTo'], cap: 100 },
      },
      {
        ...{
          type: 'graded',
          id: 'penalty-graded',
          dimension: 'conduct',
          ...head,
          effectiveFrom: '2018-01-01',
        },
        match: { kind: 'penalty', repaired: false },
        levels: {
          minor: { points: -100, decay: [{ months: 12, percent: 100 }] },
          general: { points: -100, decay: [{ months: 12, percent: 100 }] },
          serious: { points: -100, decay: [{ months: 12, percent: 100 }] },
        },
        ...{ fineBands: [], penaltyKinds: {}, endsBy: [], cap: null },
      },
    ],
  });
}

/** The same for natural persons. */
export function personModel(): ScoreModel {
  return readScoreModel({ ...testModel(), id: 'test-person', appliesTo: ['natural-person'] });
}
