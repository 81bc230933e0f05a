import type { Match } from '../match.ts';
import { repairWanted } from '../match.ts';
import type { Rule, ScoreModel } from '../schema.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/**
 * No rule stands after another that takes all its records: as a record is used once, by the first rule that matches,
 * such a rule would promise what it never does. Also: no rule ends before it begins.
 */
export function guardOnce(model: ScoreModel): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [at, rule] of model.rules.entries()) {
    if (rule.effectiveTo !== null && rule.effectiveTo < rule.effectiveFrom) {
      const words = { zh: '规则的终止日期早于起始日期', en: 'a rule that ends after it begins' };
      problems.push(problem(`/rules/${at}/effectiveTo`, 'ends-before-it-begins', words));
    }
    const first = model.rules.slice(0, at).find((earlier) => covers(earlier, rule));
    if (first === undefined) continue;
    const words = {
      zh: `该规则的记录已全部由规则 ${first.id} 使用`,
      en: `records that ${first.id} does not use already`,
    };
    problems.push(problem(`/rules/${at}/match`, 'never-reached', { ...words, received: rule.id }));
  }
  return problems;
}

function covers(earlier: Rule, rule: Rule): boolean {
  if (!('match' in earlier) || !('match' in rule)) return false;
  const wholeTime =
    earlier.effectiveFrom <= rule.effectiveFrom &&
    (earlier.effectiveTo === null || (rule.effectiveTo !== null && rule.effectiveTo <= earlier.effectiveTo));
  return wholeTime && coversMatch(earlier.match, rule.match);
}

function coversMatch(earlier: Match, match: Match): boolean {
  const repair = repairWanted(earlier);
  if (repair !== null && repair !== repairWanted(match)) return false;
  switch (earlier.kind) {
    case 'licence':
      return match.kind === 'licence';
    case 'penalty':
      return match.kind === 'penalty' && coversWords(earlier.procedure, match.procedure);
    case 'other':
      return (
        match.kind === 'other' &&
        match.otherKind === earlier.otherKind &&
        coversWords(earlier.honourLevel, match.honourLevel)
      );
    case 'commitment':
      return (
        match.kind === 'commitment' &&
        coversWords(earlier.commitmentKind, match.commitmentKind) &&
        coversWords(earlier.fulfilment, match.fulfilment)
      );
  }
}

function coversWords<T>(earlier: readonly T[] | undefined, later: readonly T[] | undefined): boolean {
  return earlier === undefined || (later?.every((each) => earlier.includes(each)) ?? false);
}
