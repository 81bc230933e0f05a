import type { Rule, ScoreModel } from '../schema.ts';
import { pointsIn } from '../signs.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';
import { namesOf } from './texts.ts';

/** The most points for all licences together: enough to notice them, not enough to favour those who need many. */
const mostForLicences = 10;
/** No count may ask for more records than these: only the large have them. */
const mostRecords = 5;

/** Words of size, which no rule, dimension, tier or ceiling may be named after: the schema reads no size, names must not promise it. */
const size =
  /注册资本|注册资金|资产|营业额|营业收入|销售额|产值|纳税额|用工人数|从业人数|规模|\b(?:capital|turnover|revenue|sales|assets|headcount|employees|size)\b/iu;

/**
 * Size does not come in by the back door: nothing is named after it, licences together give a few points only, and no
 * count asks for more records than a small firm or a private person has.
 */
export function guardSize(model: ScoreModel): readonly Problem[] {
  const problems = namesOf(model).flatMap(([pointer, text]): Problem[] => {
    const found = size.exec(text);
    const words = { zh: '评价不以规模论优劣', en: 'nothing about size' };
    return found === null ? [] : [problem(pointer, 'size', { ...words, received: found[0] })];
  });
  let licences = 0;
  for (const [at, rule] of model.rules.entries()) {
    if (rule.type === 'count' && rule.steps.some((step) => step.atLeast > mostRecords)) {
      const words = { zh: `计数不得超过${mostRecords}项`, en: `counts of ${mostRecords} records at most` };
      problems.push(problem(`/rules/${at}/steps`, 'size', words));
    }
    licences += forLicences(rule);
    if (forLicences(rule) > 0 && licences > mostForLicences) {
      const words = {
        zh: `行政许可合计加分不得超过${mostForLicences}分`,
        en: `${mostForLicences} points for all licences`,
      };
      problems.push(problem(`/rules/${at}`, 'size', { ...words, received: licences }));
    }
  }
  return problems;
}

function forLicences(rule: Rule): number {
  if (!('match' in rule) || rule.match.kind !== 'licence') return 0;
  return rule.type === 'count' ? Math.max(...pointsIn(rule)) : (rule.cap ?? Infinity);
}
