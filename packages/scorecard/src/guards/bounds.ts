import { addDays } from '@egret/domain';

import type { Rule, ScoreModel } from '../schema.ts';
import { pointsIn } from '../signs.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** Ids are unique, and every rule belongs to a dimension of the model. */
export function guardIds(model: ScoreModel): readonly Problem[] {
  const problems: Problem[] = [];
  for (const part of ['dimensions', 'tiers', 'rules', 'ceilings'] as const) {
    const ids = model[part].map((each) => each.id);
    for (const [at, id] of ids.entries()) {
      if (ids.indexOf(id) === at) continue;
      problems.push(
        problem(`/${part}/${at}/id`, 'twice', { zh: '标识重复', en: 'an id that stands once', received: id }),
      );
    }
  }
  for (const [at, rule] of model.rules.entries()) {
    if (model.dimensions.some((each) => each.id === rule.dimension)) continue;
    const words = { zh: '规则所属维度不存在', en: 'a dimension of the model', received: rule.dimension };
    problems.push(problem(`/rules/${at}/dimension`, 'unknown-dimension', words));
  }
  return problems;
}

/**
 * Points are bounded: the range holds the start points, the lowest tier begins where the range does and each tier
 * above the one before it, ceilings lie below the top of the range, the limits of a dimension lie on both sides of zero,
 * and what one record can do under a rule lies within the limits of its dimension.
 */
export function guardBounds(model: ScoreModel): readonly Problem[] {
  return [...rangeProblems(model), ...dimensionProblems(model)];
}

function rangeProblems({ range, startPoints, tiers, ceilings }: ScoreModel): Problem[] {
  const problems: Problem[] = [];
  const out = (pointer: string, zh: string, en: string, received: number): void => {
    problems.push(problem(pointer, 'out-of-bounds', { zh, en, received }));
  };
  if (startPoints < range.minPoints || startPoints > range.maxPoints) {
    out('/startPoints', '起始分须在总分范围之内', 'start points within the range', startPoints);
  }
  for (const [at, tier] of tiers.entries()) {
    const before = tiers[at - 1];
    const pointer = `/tiers/${at}/minPoints`;
    if (before === undefined && tier.minPoints !== range.minPoints) {
      out(pointer, '最低等级须从总分下限开始', 'the lowest tier begins where the range does', tier.minPoints);
    }
    if (before !== undefined && tier.minPoints <= before.minPoints) {
      out(pointer, '等级须由低到高排列', 'tiers from the lowest to the highest', tier.minPoints);
    }
    if (tier.minPoints > range.maxPoints) {
      out(pointer, '等级下限超出总分上限', 'a score within the range', tier.minPoints);
    }
  }
  for (const [at, { maxPoints }] of ceilings.entries()) {
    if (maxPoints >= range.minPoints && maxPoints < range.maxPoints) continue;
    out(`/ceilings/${at}/maxPoints`, '上限须低于总分上限', 'a ceiling below the top of the range', maxPoints);
  }
  return problems;
}

function dimensionProblems(model: ScoreModel): Problem[] {
  const problems: Problem[] = [];
  for (const [at, { minPoints, maxPoints }] of model.dimensions.entries()) {
    if (minPoints <= 0 && maxPoints >= 0 && minPoints < maxPoints) continue;
    problems.push(
      problem(`/dimensions/${at}`, 'out-of-bounds', {
        zh: '维度分值下限不得大于零，上限不得小于零',
        en: 'limits on both sides of zero',
        received: `${minPoints} to ${maxPoints}`,
      }),
    );
  }
  for (const [at, rule] of model.rules.entries()) {
    const dimension = model.dimensions.find((each) => each.id === rule.dimension);
    const [least, most] = extremes(rule);
    if (dimension === undefined || (least >= dimension.minPoints && most <= dimension.maxPoints)) continue;
    problems.push(
      problem(`/rules/${at}`, 'out-of-bounds', {
        zh: `单条记录的分值须在维度限值 ${dimension.minPoints} 至 ${dimension.maxPoints} 之内`,
        en: `points of one record within ${dimension.minPoints} to ${dimension.maxPoints}, the limits of its dimension`,
        received: `${least} to ${most}`,
      }),
    );
  }
  return problems;
}

/** The fewest and the most points of a rule for one record (of a rule that counts, for all). */
function extremes(rule: Rule): readonly [number, number] {
  if (rule.type !== 'graded') return [Math.min(0, ...pointsIn(rule)), Math.max(0, ...pointsIn(rule))];
  const parts = [
    Object.values(rule.levels).map((level) => level.points),
    rule.fineBands.map((band) => band.points),
    Object.values(rule.penaltyKinds),
  ];
  const sum = (pick: (...numbers: number[]) => number): number =>
    parts.reduce((total, part) => total + pick(0, ...part), 0);
  return [sum(Math.min), sum(Math.max)];
}

/** From its first label on, a tier has exactly one on every day. */
export function guardLabels(model: ScoreModel): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [at, tier] of model.tiers.entries()) {
    for (const [nth, label] of tier.labels.entries()) {
      const next = tier.labels[nth + 1];
      const meets =
        next === undefined ? label.to === null : label.to !== null && addDays(label.to, 1) === next.from;
      if (meets && (label.to === null || label.from <= label.to)) continue;
      problems.push(
        problem(`/tiers/${at}/labels/${nth}`, 'label-dates', {
          zh: '等级名称须按日期先后相接，不得间断或重叠，最后一个不设终止日期',
          en: 'labels in the order of their dates without gap or overlap, the last one open',
          received: `${label.from} to ${label.to ?? 'open'}`,
        }),
      );
    }
  }
  return problems;
}
