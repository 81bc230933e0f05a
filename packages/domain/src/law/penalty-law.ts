import { ruleInForce } from '../dated.ts';
import type { PenaltyKind } from '../records.ts';
import type { Procedure, Severity, SubjectKind } from '../vocabulary.ts';
import type { Cited, RecordContent } from './law.ts';
import type { LawRules, SummaryProcedureRule } from './rules.ts';

/** Words by which the number of a decision tells that it was made on the spot (当场处罚决定书, 简罚). */
const summaryNumber = /简罚|简易|当场/;

/** What of a penalty the limits of the summary procedure are about. */
export interface PenaltyMeasure {
  readonly penaltyKinds: readonly PenaltyKind[];
  /** Null where none is stated. */
  readonly fineFen: number | null;
}

/** The largest fine in fen that the summary procedure allows for a subject. */
export function summaryFineLimit(rule: SummaryProcedureRule, subjectKind: SubjectKind): number {
  return subjectKind === 'natural-person' ? rule.citizenFineFen : rule.organisationFineFen;
}

/** Whether the summary procedure allows a penalty: its kinds and no others, and no larger fine. */
export function isWithinSummary(
  rule: SummaryProcedureRule,
  subjectKind: SubjectKind,
  { penaltyKinds, fineFen }: PenaltyMeasure,
): boolean {
  return (
    penaltyKinds.length > 0 &&
    penaltyKinds.every((kind) => rule.kinds.includes(kind)) &&
    (fineFen ?? 0) <= summaryFineLimit(rule, subjectKind)
  );
}

/**
 * The procedure of a penalty: as stated; else summary where the number says so or the law of its day allows it, so that
 * what is not known is never harsher than what is; else the ordinary one, because the law allows no other.
 */
export function procedureOf(
  content: RecordContent,
  subjectKind: SubjectKind,
  rules: LawRules,
): Cited<Procedure> {
  if (content.procedureStated !== null) return stated(content.procedureStated);
  if (summaryNumber.test(content.documentNumber)) return stated('summary');
  const rule = ruleInForce(rules.summaryProcedure, content.decidedOn);
  if (rule === null) return { value: 'ordinary', ruleId: 'none', instrument: null };
  const value = isWithinSummary(rule, subjectKind, content) ? 'summary' : 'ordinary';
  return { value, ruleId: rule.id, instrument: rule.legalBasis };
}

/**
 * The severity of a penalty: as stated, else by its kinds, its fine and its procedure under the rule of the day of the
 * decision. What the summary procedure settles is minor. Before the first rule: general.
 */
export function severityOf(content: RecordContent, procedure: Procedure, rules: LawRules): Cited<Severity> {
  if (content.severityStated !== null) return stated(content.severityStated);
  const { decidedOn, penaltyKinds, fineFen } = content;
  const rule = ruleInForce(rules.severity, decidedOn);
  if (rule === null) return { value: 'general', ruleId: 'none', instrument: null };
  const by = (value: Severity): Cited<Severity> => ({ value, ruleId: rule.id, instrument: rule.legalBasis });
  if (penaltyKinds.some((kind) => rule.seriousKinds.includes(kind))) return by('serious');
  if (rule.seriousFineFrom !== null && (fineFen ?? 0) >= rule.seriousFineFrom) return by('serious');
  const minor = procedure === 'summary' || penaltyKinds.every((kind) => rule.minorKinds.includes(kind));
  return by(minor ? 'minor' : 'general');
}

/** What the source of the record says itself. */
export function stated<T>(value: T): Cited<T> {
  return { value, ruleId: 'stated', instrument: null };
}
