import { ruleInForce } from '../dated.ts';
import { addMonths } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { SubjectKind } from '../vocabulary.ts';
import { disclosureOf } from './disclosure.ts';
import type { Cited, Law, RecordContent } from './law.ts';
import { procedureOf, severityOf } from './penalty-law.ts';
import { publicityOf } from './publicity.ts';
import type { LawRules, RepairEffect } from './rules.ts';

/**
 * What the law makes of a record on a day: severity, procedure, disclosure and publicity by the law of the day of the
 * decision, use and the effect of a repair by the law of `on`.
 */
export function lawOf(content: RecordContent, subjectKind: SubjectKind, rules: LawRules, on: LocalDate): Law {
  const isPenalty = content.kind === 'penalty';
  const procedure = isPenalty ? procedureOf(content, subjectKind, rules) : null;
  const severity = procedure === null ? null : severityOf(content, procedure.value, rules);
  const disclosure = disclosureOf(content, subjectKind, rules);
  return {
    severity,
    procedure,
    disclosure,
    publicity: publicityOf(content, { severity, procedure, disclosure }, rules),
    useUntil: useUntilOf(content, rules, on),
    repairEnds: repairEndsOn(rules, on),
  };
}

/** The last day on which a penalty may be shared and scored, by the law of a day; null for all other kinds. */
export function useUntilOf(
  content: Pick<RecordContent, 'kind' | 'decidedOn'>,
  rules: LawRules,
  on: LocalDate,
): Cited<LocalDate> | null {
  if (content.kind !== 'penalty') return null;
  const rule = ruleInForce(rules.use, on);
  if (rule === null) return null;
  const value = addMonths(content.decidedOn, rule.penaltyYears * 12);
  return { value, ruleId: rule.id, instrument: rule.legalBasis };
}

/** What a repair ends by the law of a day; publicity alone where no rule says more. */
function repairEndsOn(rules: LawRules, on: LocalDate): Cited<RepairEffect> {
  const rule = ruleInForce(rules.use, on);
  if (rule === null) return { value: 'publicity', ruleId: 'none', instrument: null };
  return { value: rule.repairEnds, ruleId: rule.id, instrument: rule.legalBasis };
}
