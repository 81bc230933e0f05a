import { ruleInForce } from '../dated.ts';
import { isWithinSummary, summaryFineLimit } from '../law/penalty-law.ts';
import type { PenaltyMeasure } from '../law/penalty-law.ts';
import type { LocalDate } from '../local-date.ts';
import type { SubjectKind } from '../vocabulary.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';

/**
 * Reports a penalty that is said to be of the summary procedure but is heavier than the law of its day lets that one
 * impose: either the procedure or the amount is wrong.
 */
export function checkSummaryProcedure(
  row: Row,
  subjectKind: SubjectKind,
  decidedOn: LocalDate,
  measure: PenaltyMeasure,
): void {
  const rule = ruleInForce(row.law.summaryProcedure, decidedOn);
  if (rule === null || isWithinSummary(rule, subjectKind, measure)) return;
  const params = { limit: summaryFineLimit(rule, subjectKind) / 100, legalBasis: rule.legalBasis };
  report(row, 'procedure', { code: 'beyond-summary-procedure', params });
}
