import { ruleInForce } from '../dated.ts';
import { isWithinSummary, summaryFineLimit } from '../law/penalty-law.ts';
import type { PenaltyMeasure } from '../law/penalty-law.ts';
import type { LocalDate } from '../local-date.ts';
import type { SubjectKind } from '../vocabulary.ts';
import type { Row } from './row.ts';
import { titleOf } from './row.ts';
import { beyondSummary } from './status-issues.ts';

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
  const yuan = summaryFineLimit(rule, subjectKind) / 100;
  row.issues.push(
    beyondSummary(titleOf(row.template, 'procedure'), row.draft.procedure ?? null, yuan, rule.legalBasis),
  );
}
