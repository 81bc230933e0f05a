import type { SubjectFacts } from '@egret/domain';
import { localDate } from '@egret/domain';
import { describe, expect, it } from 'vitest';

import type { CompiledModel, Evaluation } from '../src/index.ts';
import { compile, guardModel, scoreModelSchema } from '../src/index.ts';
import { guardBlank } from '../src/guards/blank.ts';
import { guardCaps } from '../src/guards/caps.ts';
import { guardEffects } from '../src/guards/effects.ts';
import { guardLegalBasis } from '../src/guards/legal-basis.ts';
import { guardOverDays } from '../src/guards/over-days.ts';
import { guardReachable } from '../src/guards/reachable.ts';
import { guardSize } from '../src/guards/size.ts';
import type { ScoreModel } from '../src/index.ts';
import { modelFile, personModel } from './factory.ts';
import type { Patches } from './patch.ts';
import type { Problem } from '../src/guards/problem.ts';

/** The person model with changes that make it one that a guard must refuse. */
function broken(patches: Patches): ScoreModel {
  return scoreModelSchema.parse(modelFile('egret-person.v2', patches));
}

function found(problems: readonly Problem[]): readonly (readonly [string, string])[] {
  return problems.map((each) => [each.field, each.code]);
}

const rule = (id: string) => `/rules/${personModel.rules.findIndex((each) => each.id === id)}`;
const step = (atLeast: number, points: number) => ({ atLeast, points });

describe('the guard of reach', () => {
  it('refuses a threshold that nobody reaches without honours, in the months that the model states', () => {
    const slow = broken({ '/reachMonths': 29 });
    expect(guardReachable(slow, [530, 600, 650, 680, 700]).map((each) => each.en)).toEqual([
      '700 points within 29 months without breach and without honours',
    ]);
    expect(guardReachable(personModel, [706]).map((each) => each.received)).toEqual(['705']);
  });

  it('refuses points that hang on licences', () => {
    const model = broken({ '/rules/clean-months/bands': [{ months: 3, points: 10 }] });
    expect(found(guardReachable(model, [680]))).toEqual([['/reachMonths', 'out-of-reach']]);
  });

  it('refuses a model for persons that states no months', () => {
    expect(found(guardReachable(broken({ '/reachMonths': null }), []))).toEqual([
      ['/reachMonths', 'no-reach'],
    ]);
  });
});

describe('the guard over days', () => {
  it('passes the shipped model', () => {
    expect(guardOverDays(personModel)).toEqual([]);
  });

  it.each([
    [
      'points for what only who broke something can do',
      { '/rules/commitments-kept/match/commitmentKind': ['repair'] },
      'repaired after three months',
    ],
    [
      'points for penalties once they are old',
      { '/rules/donation/match': { kind: 'penalty' }, '/rules/donation/months': 36 },
      'left as it is',
    ],
  ])('refuses %s', (_, patches, how) => {
    const problems = guardOverDays(broken(patches));
    expect(found(problems)).toEqual([['/rules', 'breach-pays']]);
    expect(problems[0]?.received).toContain(how);
  });
});

describe('the guard of blanks', () => {
  it.each([
    ['a summary procedure that costs more', { '/rules/penalty-summary/points': -100 }],
    [
      'a blank procedure taken for the dearer one',
      {
        '/rules/penalty-summary/match/procedure': ['ordinary'],
        '/rules/penalty-ordinary/match/procedure': ['summary'],
        '/rules/penalty-repaired/match/procedure': ['summary'],
      },
    ],
    [
      'a blank severity taken for a dearer one',
      {
        '/rules/penalty-ordinary/levels/minor/points': -50,
        '/rules/penalty-ordinary/levels/general/points': -10,
        '/rules/clean-months/breaches/penaltiesFrom': null,
      },
    ],
  ])('refuses %s', (_, patches) => {
    expect(found(guardBlank(broken(patches)))).toEqual([['/rules', 'blank-costs']]);
  });
});

describe('the guard of caps', () => {
  it.each([
    ['a dimension that no rule fills', '/dimensions/0/maxPoints', { '/dimensions/0/maxPoints': 31 }],
    ['a floor that no rule reaches', '/dimensions/0/minPoints', { '/dimensions/0/minPoints': -5 }],
    ['a tier above all points', '/tiers/4/minPoints', { '/tiers/highest/minPoints': 871 }],
    [
      'two rules that are never in effect together',
      '/dimensions/0/maxPoints',
      {
        '/rules/licences-held/effectiveTo': '2018-12-31',
        '/rules/enrolled-since/effectiveFrom': '2019-01-01',
      },
    ],
  ])('refuses %s', (_, pointer, patches) => {
    expect(found(guardCaps(broken(patches)))).toEqual([[pointer, 'unreachable']]);
  });
});

describe('the guard of size', () => {
  it.each([
    [
      'points for many licences',
      rule('licences-held'),
      { '/rules/licences-held/steps': [step(1, 5), step(5, 20)] },
    ],
    [
      'points for each licence',
      rule('honour-district'),
      { '/rules/honour-district/match': { kind: 'licence' }, '/rules/honour-district/cap': null },
    ],
    [
      'a count that only the large reach',
      `${rule('commitments-kept')}/steps`,
      { '/rules/commitments-kept/steps/1/atLeast': 20 },
    ],
    ['capital by its name', `${rule('donation')}/zh`, { '/rules/donation/zh': '注册资本达到一千万元' }],
    ['size by the name of a tier', '/tiers/4/labels/0/zh', { '/tiers/4/labels/0/zh': '规模以上' }],
    ['turnover by its name', `${rule('donation')}/en`, { '/rules/donation/en': 'Annual turnover' }],
  ])('refuses %s', (_, pointer, patches) => {
    expect(found(guardSize(broken(patches)))).toEqual([[pointer, 'size']]);
  });
});

describe('the guard of legal bases', () => {
  const text = (from: string, to: string | null, words: string) => ({ from, to, text: words });
  const of = (basis: readonly object[]) =>
    found(guardLegalBasis(broken({ '/rules/donation/legalBasis': basis })));
  const at = `${rule('donation')}/legalBasis`;

  it.each([
    ['begin after the rule', [text('2018-01-02', null, '《甲法》')]],
    ['end before the rule', [text('2018-01-01', '2025-12-31', '《甲法》')]],
    ['leave a day out', [text('2018-01-01', '2019-12-31', '《甲法》'), text('2020-01-02', null, '《乙法》')]],
    ['overlap', [text('2018-01-01', '2020-01-01', '《甲法》'), text('2020-01-01', null, '《乙法》')]],
  ])('refuses texts that %s', (_, basis) => {
    expect(of(basis)).toEqual([[at, 'legal-basis-days']]);
  });

  it.each(['国办发〔2020〕49号', '国家发展改革委令2025年第36号', 'GB/T 45255-2025'])(
    'refuses %s as the basis of 2018',
    (cited) => {
      expect(of([text('2018-01-01', null, cited)])).toEqual([[`${at}/0`, 'law-of-another-day']]);
    },
  );
});

describe('the guard of effects', () => {
  const compiled = compile(personModel);

  /** The shipped evaluator with one fault: it looks at the facts as `change` makes them. */
  function faulty(change: (subject: SubjectFacts) => SubjectFacts): CompiledModel {
    const evaluate: CompiledModel['evaluate'] = (subject, asOf): Evaluation =>
      compiled.evaluate(change(subject), asOf);
    return { ...compiled, evaluate };
  }

  it('passes the evaluator', () => {
    expect(guardEffects(compiled)).toEqual([]);
  });

  it.each([
    ['before-its-date', { decidedOn: localDate('2017-06-01') }],
    ['without-document', { documentNumber: '甲1号' }],
    ['under-objection', { disputed: false }],
    [
      'public-service',
      { kind: 'commitment', fulfilment: 'breached', disputed: false, documentNumber: '甲1号' },
    ],
  ] as const)('finds an effect %s', (code, change) => {
    const wrong = (fact: SubjectFacts['facts'][number]) =>
      (code !== 'public-service' || fact.kind === 'public-service') &&
      (code !== 'without-document' || fact.documentNumber === '') &&
      (code !== 'under-objection' || fact.disputed) &&
      (code !== 'before-its-date' || fact.decidedOn > '2018-01-01');
    const model = faulty((subject) => ({
      ...subject,
      facts: subject.facts.map((fact) => (wrong(fact) ? { ...fact, ...change } : fact)),
    }));
    expect(found(guardEffects(model))).toEqual([['/rules', code]]);
  });
});

describe('guardModel', () => {
  it('tries what it can only find by trying', () => {
    const problems = guardModel(broken({ '/reachMonths': 6 }), { thresholds: [700] });
    expect(found(problems)).toEqual([['/reachMonths', 'out-of-reach']]);
  });
});
