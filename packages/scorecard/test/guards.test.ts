import { describe, expect, it } from 'vitest';

import { guardModel, ModelError, parseScoreModel, scoreModelSchema } from '../src/index.ts';
import { enterpriseModel, modelFile, personModel } from './factory.ts';
import type { Patches } from './patch.ts';
import { positionOf } from './patch.ts';
import type { Problem } from '../src/guards/problem.ts';

/** The problems of the person model with changes. */
function problemsWith(patches: Patches): readonly Problem[] {
  try {
    parseScoreModel(modelFile('egret-person.v2', patches));
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
  return [];
}

/** The pointer of a rule by number, for one that names it by id. */
function numbered(pointer: string): string {
  return pointer.replace(
    /^\/rules\/([^/]+)/,
    (_, id: string) => `/rules/${positionOf(personModel.rules, id)}`,
  );
}

/** The codes of the problems at a place of the person model with changes. */
function codesAt(pointer: string, patches: Patches): readonly string[] {
  return problemsWith(patches)
    .filter((each) => each.field === numbered(pointer))
    .map((each) => each.code);
}

/** What the perks of Xiamen and Haicang ask for. */
const thresholds = [530, 600, 650, 680, 700];

const half = (percent: number, months: number) => ({ percent, months });

describe('the shipped models', () => {
  it.each([personModel, enterpriseModel])('pass every guard and are the same when parsed again', (model) => {
    expect(guardModel(model, { thresholds })).toEqual([]);
    expect(parseScoreModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(model.rules.length).toBeGreaterThanOrEqual(8);
    expect(model.rules.length).toBeLessThanOrEqual(18);
  });
});

describe('the schema', () => {
  it.each([
    ['ethnicity', '/rules/honour-city/match', { '/rules/honour-city/match/ethnicity': ['汉'] }],
    ['age', '/rules/honour-city/match', { '/rules/honour-city/match/age': [60] }],
    [
      'an authority',
      '/rules/penalty-summary/match',
      { '/rules/penalty-summary/match/issuingAuthority': '城管' },
    ],
    [
      'severity as a condition',
      '/rules/penalty-ordinary/match',
      { '/rules/penalty-ordinary/match/severity': ['minor'] },
    ],
    [
      'public services',
      '/rules/licences-held/match/kind',
      { '/rules/licences-held/match/kind': 'public-service' },
    ],
    ['half a point', '/rules/honour-city/points', { '/rules/honour-city/points': 0.5 }],
    ['a range of points', '/rules/honour-city/points', { '/rules/honour-city/points': [10, 50] }],
    [
      'half a point in a band',
      '/rules/enrolled-since/bands/0/points',
      { '/rules/enrolled-since/bands/0/points': 1.5 },
    ],
    ['what follows from a tier', '/tiers/0', { '/tiers/0/measures': ['x'] }],
    [
      'no such date',
      '/rules/honour-city/effectiveFrom',
      { '/rules/honour-city/effectiveFrom': '2021-02-29' },
    ],
    ['the year 0', '/rules/honour-city/effectiveFrom', { '/rules/honour-city/effectiveFrom': '0000-01-01' }],
    [
      'a blank legal basis',
      '/rules/honour-city/legalBasis/0/text',
      { '/rules/honour-city/legalBasis/0/text': ' ' },
    ],
  ])('has no place for %s', (_, pointer, patches) => {
    expect(problemsWith(patches).map((each) => each.field)).toEqual([numbered(pointer)]);
  });

  it('names every problem at once', () => {
    const problems = problemsWith({ '/startPoints': 600.5, '/version': 0 });
    expect(problems.map((each) => each.field)).toEqual(['/version', '/startPoints']);
  });
});

describe('the guards against protected and forbidden matters', () => {
  it.each([
    ...[
      '宗教活动',
      '遗传信息',
      '健康状况',
      '无偿献血',
      '少数民族',
      '性别',
      '年龄',
      '户籍所在地',
      '婚姻状况',
      '计划生育',
    ],
    ...['信访记录', '网络言论', '党纪处分', '工作纪律', '丧葬习俗', '存款数额', '参军入伍', '酌情加分'],
    ...[
      'Religious activity',
      'Blood donation',
      'Age of the subject',
      'Household registration',
      'Marital status',
    ],
    ...['Petitions filed', 'Party discipline', 'Workplace discipline', 'Online speech', 'At discretion'],
  ])('refuse a rule about %s', (name) => {
    expect(codesAt('/rules/honour-city/zh', { '/rules/honour-city/zh': name })).toContain('forbidden-matter');
    const text = '/rules/honour-city/legalBasis/0/text';
    expect(codesAt(text, { [text]: name })).toContain('forbidden-matter');
  });

  it('refuse a word within an id', () => {
    expect(codesAt('/rules/2/id', { '/rules/2/id': 'blood-donation' })).toContain('forbidden-matter');
  });

  it.each(['限制高消费', '拒绝服务', '取消资格', '列入黑名单', 'Denied service', 'Banned', 'Blacklisted'])(
    'refuse a tier or a rule for persons named %s',
    (name) => {
      expect(codesAt('/tiers/0/labels/0/zh', { '/tiers/0/labels/0/zh': name })).toContain('denies');
      expect(codesAt('/rules/penalty-summary/en', { '/rules/penalty-summary/en': name })).toContain('denies');
    },
  );

  it('refuse a model for persons and others at once', () => {
    expect(codesAt('/appliesTo', { '/appliesTo': ['natural-person', 'organisation'] })).toContain(
      'persons-apart',
    );
  });
});

describe('the guards of ids, bounds and order', () => {
  it.each([
    ['an id that stands twice', 'twice', '/rules/3/id', { '/rules/3/id': 'licences-held' }],
    ['an unknown dimension', 'unknown-dimension', '/rules/0/dimension', { '/rules/0/dimension': 'other' }],
    ['start points out of the range', 'out-of-bounds', '/startPoints', { '/startPoints': 1001 }],
    ['tiers out of order', 'out-of-bounds', '/tiers/2/minPoints', { '/tiers/middle/minPoints': 530 }],
    [
      'a lowest tier above the range',
      'out-of-bounds',
      '/tiers/0/minPoints',
      { '/tiers/lowest/minPoints': 1 },
    ],
    ['a tier out of reach', 'out-of-bounds', '/tiers/4/minPoints', { '/tiers/highest/minPoints': 1001 }],
    [
      'a ceiling that lowers nobody',
      'out-of-bounds',
      '/ceilings/0/maxPoints',
      { '/ceilings/0/maxPoints': 1000 },
    ],
    ['limits on one side of zero', 'out-of-bounds', '/dimensions/0', { '/dimensions/0/minPoints': 10 }],
    [
      'points beyond the dimension',
      'out-of-bounds',
      '/rules/honour-city',
      { '/rules/honour-city/points': 261 },
    ],
    [
      'a fine beyond it',
      'out-of-bounds',
      '/rules/penalty-ordinary',
      { '/dimensions/breaches/minPoints': -169 },
    ],
    ['an overlap of labels', 'label-dates', '/tiers/0/labels/0', { '/tiers/0/labels/0/to': '2026-01-01' }],
    ['a day without a label', 'label-dates', '/tiers/0/labels/0', { '/tiers/0/labels/0/to': '2025-12-30' }],
    [
      'a last label with an end',
      'label-dates',
      '/tiers/2/labels/0',
      { '/tiers/2/labels/0/to': '2030-01-01' },
    ],
    ['a rule that gives and takes', 'both-signs', '/rules/0', { '/rules/0/bands/0/points': -5 }],
    ['a rule of no points', 'both-signs', '/rules/honour-city', { '/rules/honour-city/points': 0 }],
    [
      'a serious penalty that costs less',
      'severity-order',
      '/rules/penalty-ordinary/levels',
      { '/rules/penalty-ordinary/levels/serious/points': -49 },
    ],
    [
      'a general penalty that costs longer',
      'severity-order',
      '/rules/penalty-ordinary/levels',
      { '/rules/penalty-ordinary/levels/general/decay/1/months': 37 },
    ],
    [
      'a higher fine that costs less',
      'band-order',
      '/rules/penalty-ordinary/fineBands',
      { '/rules/penalty-ordinary/fineBands/1/points': -4 },
    ],
    [
      'fine bands out of order',
      'band-order',
      '/rules/penalty-ordinary/fineBands',
      { '/rules/penalty-ordinary/fineBands/1/fromFen': 400_000 },
    ],
    [
      'more commitments for less',
      'band-order',
      '/rules/commitments-kept/steps',
      { '/rules/commitments-kept/steps/1/points': 9 },
    ],
    ['longer for less', 'band-order', '/rules/0/bands', { '/rules/0/bands/1/points': 4 }],
    ['points that grow', 'decay-order', '/rules/honour-city', { '/rules/honour-city/decay/0/percent': 40 }],
  ])('refuse %s', (_, code, pointer, patches) => {
    expect(codesAt(pointer, patches)).toContain(code);
  });
});

describe('the guards of evidence, repair and single use', () => {
  it.each([
    [
      'a price of licences',
      'no-evidence',
      '/rules/1/match',
      { '/rules/1/steps': [{ atLeast: 1, points: -5 }] },
    ],
    [
      'a price of coming late',
      'no-evidence',
      '/rules/0/match',
      { '/rules/0/bands': [{ months: 1, points: -5 }] },
    ],
    ['a price of honour', 'no-evidence', '/rules/honour-city/match', { '/rules/honour-city/points': -5 }],
    [
      'a price of commitments under way',
      'no-evidence',
      '/rules/commitment-breached/match',
      { '/rules/commitment-breached/match/fulfilment': ['breached', 'pending'] },
    ],
    [
      'a basis that is no document',
      'no-legal-basis',
      '/rules/penalty-summary/legalBasis/0',
      { '/rules/penalty-summary/legalBasis/0/text': '惯例' },
    ],
    ['no end', 'no-end', '/rules/penalty-summary', { '/rules/penalty-summary/decay': null }],
    [
      'an end after six years',
      'no-end',
      '/rules/penalty-summary',
      { '/rules/penalty-summary/decay': [half(100, 72)] },
    ],
    [
      'points for repaired and unrepaired alike',
      'repair-costs',
      '/rules',
      { '/rules/penalty-summary/match/repaired': undefined },
    ],
    ['a cap on points taken', 'capped', '/rules/penalty-summary/cap', { '/rules/penalty-summary/cap': 10 }],
    [
      'penalties in two dimensions',
      'dimensions-apart',
      '/rules/penalty-summary/dimension',
      { '/rules/penalty-summary/dimension': 'repair' },
    ],
    [
      'a rule after one that takes its records',
      'never-reached',
      '/rules/honour-city/match',
      { '/rules/honour-national/match/honourLevel': undefined },
    ],
    [
      'a rule that ends before it begins',
      'ends-before-it-begins',
      '/rules/0/effectiveTo',
      { '/rules/0/effectiveTo': '2017-12-31' },
    ],
    [
      'a repair that does not help',
      'repair-costs',
      '/rules',
      { '/rules/penalty-repaired/levels/serious/points': -130 },
    ],
    [
      'a repair that costs for longer',
      'repair-costs',
      '/rules',
      {
        '/rules/judgment-default/decay': [half(100, 24), half(25, 60)],
        '/rules/judgment-default-repaired/decay': [half(100, 60)],
      },
    ],
  ])('refuse %s', (_, code, pointer, patches) => {
    expect(codesAt(pointer, patches)).toContain(code);
  });
});

describe('ModelError', () => {
  it('says every place in its message and has the code of the problem document', () => {
    const broken = modelFile('egret-person.v2', {
      '/startPoints': 1001,
      '/appliesTo': ['natural-person', 'organisation'],
    });
    expect(scoreModelSchema.safeParse(broken).success).toBe(true);
    expect(() => parseScoreModel(broken)).toThrow(
      expect.objectContaining({ code: 'invalid-model', name: 'ModelError' }),
    );
    expect(() => parseScoreModel(broken)).toThrow(/\/startPoints.*\/appliesTo/);
    expect(() => parseScoreModel(null)).toThrow(ModelError);
  });

  it('says every problem in Chinese and English, with what came', () => {
    expect(problemsWith({ '/startPoints': 1001 })).toEqual([
      {
        field: '/startPoints',
        code: 'out-of-bounds',
        expected: 'start points within the range',
        received: '1001',
        zh: '起始分须在总分范围之内',
        en: 'start points within the range',
      },
    ]);
  });
});
