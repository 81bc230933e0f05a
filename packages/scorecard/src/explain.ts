import type { LocalDate } from '@egret/domain';

import type { Evaluation, ExplanationLine, LineReason } from './evaluation.ts';
import type { Rule, ScoreModel } from './schema.ts';
import type { TierId } from './tier.ts';
import { tierLabel } from './tier.ts';

/** One line of an explanation in words. */
export interface ExplainedLine {
  readonly reason: 'start' | LineReason;
  readonly zh: string;
  readonly en: string;
  readonly points: number;
  /** The dimension by its names; null for the start and the range. */
  readonly dimension: { readonly zh: string; readonly en: string } | null;
  /** The legal basis of the rule, and where its points come from; null where the line is about no rule. */
  readonly legalBasis: string | null;
  readonly source: string | null;
  readonly recordId: string | null;
  readonly until: LocalDate | null;
}

export interface Explanation {
  readonly points: number;
  readonly tier: { readonly id: TierId; readonly zh: string; readonly en: string };
  readonly noteZh: string;
  readonly noteEn: string;
  /** The start points first; their points add up to `points`. */
  readonly lines: readonly ExplainedLine[];
  readonly nextChangeOn: LocalDate | null;
}

/**
 * An evaluation in words, Chinese and English: the tier as it is called on `asOf`, the start points and every line
 * with the legal basis of its rule. The model must be the one that made the evaluation.
 */
export function explain(model: ScoreModel, evaluation: Evaluation, asOf: LocalDate): Explanation {
  const { points, tier, nextChangeOn } = evaluation;
  const label = tierLabel(model, tier, asOf) ?? { zh: tier, en: tier };
  const start: ExplainedLine = {
    reason: 'start',
    zh: '起始分',
    en: 'Start points',
    points: model.startPoints,
    dimension: null,
    legalBasis: null,
    source: null,
    recordId: null,
    until: null,
  };
  return {
    points,
    tier: { id: tier, ...label },
    noteZh: model.noteZh,
    noteEn: model.noteEn,
    lines: [start, ...evaluation.lines.map((line) => inWords(model, line))],
    nextChangeOn,
  };
}

function inWords(model: ScoreModel, line: ExplanationLine): ExplainedLine {
  const rule = model.rules.find((each) => each.id === line.ruleId);
  const dimension = model.dimensions.find((each) => each.id === line.dimension);
  return {
    ...sentence(model, line.reason, rule, dimension),
    reason: line.reason,
    points: line.points,
    dimension: dimension ? { zh: dimension.zh, en: dimension.en } : null,
    legalBasis: rule?.legalBasis ?? null,
    source: rule?.source ?? null,
    recordId: line.recordId,
    until: line.until,
  };
}

function sentence(
  model: ScoreModel,
  reason: LineReason,
  rule: Rule | undefined,
  dimension: ScoreModel['dimensions'][number] | undefined,
): { zh: string; en: string } {
  const [ruleZh, ruleEn] = [rule?.zh ?? '', rule?.en ?? ''];
  switch (reason) {
    case 'rule':
      return { zh: ruleZh, en: ruleEn };
    case 'disputed':
      return {
        zh: `${ruleZh}：该记录处于异议处理期间，暂不扣分`,
        en: `${ruleEn}: the record is under objection, nothing is taken meanwhile`,
      };
    case 'cap':
      return {
        zh: `${ruleZh}：达到本项累计上限，超出部分不计`,
        en: `${ruleEn}: over the most that this rule may count`,
      };
    case 'dimension-limit':
      return {
        zh: `“${dimension?.zh ?? ''}”维度限于 ${dimension?.minPoints ?? 0} 至 ${dimension?.maxPoints ?? 0} 分，超出部分不计`,
        en: `“${dimension?.en ?? ''}” counts from ${dimension?.minPoints ?? 0} to ${dimension?.maxPoints ?? 0} points only`,
      };
    case 'range-limit':
      return {
        zh: `总分限于 ${model.range.minPoints} 至 ${model.range.maxPoints} 分，超出部分不计`,
        en: `The score lies from ${model.range.minPoints} to ${model.range.maxPoints} points only`,
      };
  }
}
