import type { Issue } from '@egret/domain';

import type { Rule, ScoreModel } from '../schema.ts';
import { pointsIn } from '../signs.ts';
import { problem } from './problem.ts';

/** What licences may give together: enough to notice them, not enough to favour who needs many. */
const mostForLicences = 10;
/** More records than these must not be asked for: only the large have them. */
const mostRecords = 5;

/** Words of size, by which no rule, dimension or tier may be called: the schema cannot read them, names must not promise them. */
const size =
  /注册资本|注册资金|资产|营业额|营业收入|销售额|产值|纳税额|用工人数|从业人数|规模|\b(?:capital|turnover|revenue|sales|assets|headcount|employees|size)\b/iu;

/**
 * Size does not come in by the back door: no name speaks of it, licences together give a few points only, and no count
 * asks for more records than a small firm or a private person has.
 */
export function guardSize(model: ScoreModel): readonly Issue[] {
  const problems: Issue[] = [];
  let licences = 0;
  for (const [at, rule] of model.rules.entries()) {
    for (const part of ['zh', 'en'] as const) {
      const found = size.exec(rule[part]);
      const words = { zh: '评价不以规模论优劣', en: 'no rule about size' };
      if (found === null) continue;
      problems.push(problem(`/rules/${at}/${part}`, 'size', { ...words, received: found[0] }));
    }
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
