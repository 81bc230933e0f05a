import type { Match } from '../match.ts';
import type { Rule, ScoreModel } from '../schema.ts';
import { takesPoints } from '../signs.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

type TakingRule = Extract<Rule, { type: 'records' | 'graded' }>;

function takesOfRecords(rule: Rule): rule is TakingRule {
  return rule.type === 'records' || rule.type === 'graded';
}

/** After so many months no record may cost anything: 5 years (征信业管理条例 art. 16). */
const longestMonths = 60;

/**
 * Points are taken only for what stands on a legally effective document (国办发〔2020〕49号): a penalty, a judgment
 * that was not obeyed, a commitment that was broken. The rule names its legal basis and ends within five years; that
 * the record has a document number and is not disputed, the evaluator sees to.
 */
export function guardEvidence(model: ScoreModel): readonly Problem[] {
  return model.rules.flatMap((rule, at) => {
    if (!takesPoints(rule)) return [];
    if (!takesOfRecords(rule)) return [untouchable(at)];
    const problems: Problem[] = [];
    if (!isEvidence(rule.match)) problems.push(untouchable(at));
    for (const [nth, { text }] of rule.legalBasis.entries()) {
      if (/《[^》]+》|〔\d{4}〕/.test(text)) continue;
      const words = {
        zh: '扣分规则须写明法律、法规或文件依据',
        en: 'the law or document that the rule rests on',
      };
      problems.push(
        problem(`/rules/${at}/legalBasis/${nth}`, 'no-legal-basis', { ...words, received: text }),
      );
    }
    if (longest(rule) > longestMonths) {
      const words = { zh: '扣分期限不得超过5年（60个月）', en: 'an effect that ends within 60 months' };
      problems.push(problem(`/rules/${at}`, 'no-end', words));
    }
    return problems;
  });
}

/**
 * What makes one record cost less can never make the whole cost more: the rules that take points for one kind of record
 * lie in one dimension and have no caps of their own, so that only limits which they share can cut them off.
 */
export function guardRepair(model: ScoreModel): readonly Problem[] {
  const dimensions = new Map<string, string>();
  return model.rules.flatMap((rule, at) => {
    if (!takesPoints(rule) || !takesOfRecords(rule)) return [];
    const problems: Problem[] = [];
    if (rule.cap !== null) {
      const words = { zh: '扣分规则不设单项上限，由维度限值控制', en: 'no cap on a rule that takes points' };
      problems.push(problem(`/rules/${at}/cap`, 'capped', { ...words, received: rule.cap }));
    }
    const dimension = dimensions.get(rule.match.kind) ?? rule.dimension;
    dimensions.set(rule.match.kind, dimension);
    if (dimension !== rule.dimension) {
      const words = {
        zh: '同类记录的扣分规则须在同一维度',
        en: `the dimension ${dimension}, as others for this kind`,
      };
      problems.push(
        problem(`/rules/${at}/dimension`, 'dimensions-apart', { ...words, received: rule.dimension }),
      );
    }
    return problems;
  });
}

function untouchable(at: number): Problem {
  return problem(`/rules/${at}/match`, 'no-evidence', {
    zh: '扣分规则只能针对行政处罚、未履行的生效判决和违诺的信用承诺',
    en: 'points taken only for penalties, judgments not obeyed and commitments broken',
  });
}

function isEvidence(match: Match): boolean {
  switch (match.kind) {
    case 'penalty':
      return true;
    case 'other':
      return match.otherKind === 'judgment-default';
    case 'commitment':
      return match.fulfilment?.every((each) => each === 'breached') ?? false;
    case 'licence':
      return false;
  }
}

function longest(rule: TakingRule): number {
  const decays =
    rule.type === 'records' ? [rule.decay] : Object.values(rule.levels).map((level) => level.decay);
  return Math.max(...decays.map((decay) => decay?.at(-1)?.months ?? Number.POSITIVE_INFINITY));
}
