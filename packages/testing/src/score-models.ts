import type { SubjectKind } from '@egret/domain';
import { readScoreModel, type ScoreModel } from '@egret/scorecard';

const since2018 = { from: '2018-01-01', to: null };

/** What the rules of the test model have in common. */
const rule = {
  dimension: 'conduct',
  legalBasis: [{ ...since2018, text: '《测试条例》第一条' }],
  source: '测试',
  effectiveFrom: '2018-01-01',
  effectiveTo: null,
};
const penaltyLevel = { points: -100, decay: [{ months: 12, percent: 100 }] };

/** What a test may want otherwise in its model. */
export interface ModelChanges {
  readonly id?: string;
  readonly version?: number;
  readonly appliesTo?: readonly SubjectKind[];
  readonly startPoints?: number;
}

/** A model whose scores a reader can work out in their head: 600, +10 a licence while valid, a penalty −100 for 12 months. */
export function testModel(changes: ModelChanges = {}): ScoreModel {
  return readScoreModel({
    id: 'test-enterprise',
    version: 1,
    zh: '测试模型',
    en: 'Test model',
    noteZh: '仅供测试',
    noteEn: 'For tests only',
    appliesTo: ['organisation', 'self-employed'],
    range: { minPoints: 0, maxPoints: 1000 },
    startPoints: 600,
    dimensions: [{ id: 'conduct', zh: '守信正向', en: 'Conduct', minPoints: -400, maxPoints: 300 }],
    tiers: [
      { id: 'low', minPoints: 0, labels: [{ ...since2018, zh: '较低', en: 'Low' }] },
      { id: 'high', minPoints: 600, labels: [{ ...since2018, zh: '较高', en: 'High' }] },
    ],
    rules: [
      {
        ...rule,
        type: 'records',
        id: 'licence-held',
        zh: '持有行政许可',
        en: 'Holds a licence',
        match: { kind: 'licence' },
        points: 10,
        decay: null,
        endsBy: ['validTo'],
        cap: 100,
      },
      {
        ...rule,
        type: 'graded',
        id: 'penalty-graded',
        zh: '行政处罚',
        en: 'Penalty',
        match: { kind: 'penalty', repaired: false },
        levels: { minor: penaltyLevel, general: penaltyLevel, serious: penaltyLevel },
        fineBands: [],
        penaltyKinds: {},
        endsBy: [],
        cap: null,
      },
    ],
    ...changes,
  });
}

/** The same for natural persons. */
export function personModel(): ScoreModel {
  return testModel({ id: 'test-person', appliesTo: ['natural-person'] });
}
