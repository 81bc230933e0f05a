import type { LocalDate } from '@egret/domain';

import { arithmeticInWords } from './arithmetic.ts';
import type { Evaluation, ExplanationLine, LineReason } from './evaluation.ts';
import type { Ceiling, LegalBasis, Rule, ScoreModel } from './schema.ts';
import { tierLabel } from './tier.ts';

/** One line of an explanation in words. */
export interface ExplainedLine {
  readonly reason: 'start' | LineReason;
  readonly zh: string;
  readonly en: string;
  readonly points: number;
  /** The dimension by its names; null for the start, the range and ceilings. */
  readonly dimension: { readonly zh: string; readonly en: string } | null;
  /** How the points come about, such as `-50（基础分）-10（罚款数额）=-60，按50%计：-30`; null where the points alone say it. */
  readonly arithmetic: { readonly zh: string; readonly en: string } | null;
  /** The legal basis of the rule or ceiling on the day of the score, and where its points come from; null for other lines. */
  readonly legalBasis: string | null;
  readonly source: string | null;
  readonly recordId: string | null;
  readonly until: LocalDate | null;
}

export interface Explanation {
  /** Null where there is no score; then there are no lines. */
  readonly points: number | null;
  readonly tier: { readonly id: string; readonly zh: string; readonly en: string };
  readonly noteZh: string;
  readonly noteEn: string;
  /** The start points first; their points add up to `points`. */
  readonly lines: readonly ExplainedLine[];
  readonly nextChangeOn: LocalDate | null;
}

/**
 * An evaluation in words, Chinese and English: the tier as it is called on `asOf`, the start points and every line
 * with its arithmetic and the legal basis of its rule on that day. The model must be the one that made the evaluation.
 */
export function explain(model: ScoreModel, evaluation: Evaluation, asOf: LocalDate): Explanation {
  const { points, tier, nextChangeOn } = evaluation;
  const label = tierLabel(model, tier, asOf) ?? { zh: tier, en: tier };
  const tierInWords = { id: tier, ...label };
  const { noteZh, noteEn } = model;
  if (points === null) return { points, tier: tierInWords, noteZh, noteEn, lines: [], nextChangeOn };
  const start: ExplainedLine = {
    reason: 'start',
    zh: '起始分',
    en: 'Start points',
    points: model.startPoints,
    dimension: null,
    arithmetic: null,
    legalBasis: null,
    source: null,
    recordId: null,
    until: null,
  };
  const lines = [start, ...evaluation.lines.map((line) => inWords(model, line, asOf))];
  return { points, tier: tierInWords, noteZh, noteEn, lines, nextChangeOn };
}

/** The legal basis of a rule or a ceiling on a day; null where it names none for that day. */
function legalBasisOn(basis: LegalBasis, on: LocalDate): string | null {
  return basis.find((each) => each.from <= on && (each.to === null || on <= each.to))?.text ?? null;
}

function inWords(model: ScoreModel, line: ExplanationLine, asOf: LocalDate): ExplainedLine {
  const rule =
    line.reason === 'ceiling'
      ? model.ceilings.find((each) => each.id === line.ruleId)
      : model.rules.find((each) => each.id === line.ruleId);
  const dimension = model.dimensions.find((each) => each.id === line.dimension);
  return {
    ...sentence(model, line.reason, rule, dimension),
    reason: line.reason,
    points: line.points,
    dimension: dimension ? { zh: dimension.zh, en: dimension.en } : null,
    arithmetic: line.arithmetic === null ? null : arithmeticInWords(line.arithmetic, line.points),
    legalBasis: rule === undefined ? null : legalBasisOn(rule.legalBasis, asOf),
    source: rule?.source ?? null,
    recordId: line.recordId,
    until: line.until,
  };
}

function sentence(
  model: ScoreModel,
  reason: LineReason,
  rule: Rule | Ceiling | undefined,
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
    case 'ceiling': {
      const most = rule !== undefined && 'maxPoints' in rule ? rule.maxPoints : model.range.maxPoints;
      return {
        zh: `${ruleZh}：总分不超过 ${most} 分，超出部分不计`,
        en: `${ruleEn}: no more than ${most} points count`,
      };
    }
    case 'range-limit':
      return {
        zh: `总分限于 ${model.range.minPoints} 至 ${model.range.maxPoints} 分，超出部分不计`,
        en: `The score lies from ${model.range.minPoints} to ${model.range.maxPoints} points only`,
      };
  }
}
