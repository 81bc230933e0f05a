import { ruleInForce } from '../dated.ts';
import { addMonths } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { PenaltyKind } from '../records.ts';
import type { Procedure, RecordKind, Severity, SubjectKind } from '../vocabulary.ts';
import { publicityRules } from './rules.ts';
import type { PublicityRule } from './rules.ts';

/** What of a record decides how long it is shown; the last three matter for penalties only. */
export interface PublicityInput {
  readonly kind: RecordKind;
  readonly subjectKind: SubjectKind;
  readonly decidedOn: LocalDate;
  /** Null where nothing is known of it: then it counts as general. */
  readonly severity: Severity | null;
  readonly procedure: Procedure | null;
  readonly penaltyKinds: readonly PenaltyKind[];
}

/** The days of a penalty's publicity, both counted in. */
export interface PublicityDays {
  readonly minimumEndsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** The rule that says so. */
  readonly rule: PublicityRule;
}

/**
 * The publicity of a penalty by the rules in force on the day of its decision, or null where it is not shown:
 * penalties on natural persons never are. Null too for the other kinds of record, whose publicity has no
 * period of its own. The last day is the same day of the month some months after the decision.
 */
export function publicityDays(
  input: PublicityInput,
  rules: readonly PublicityRule[] = publicityRules,
): PublicityDays | null {
  if (input.kind !== 'penalty' || input.subjectKind === 'natural-person') return null;
  const rule = ruleInForce(rules, input.decidedOn);
  if (rule === null) return null;
  if (!rule.showsSummaryProcedure && input.procedure === 'summary') return null;
  if (!rule.showsWarningsAlone && isWarningAlone(input.penaltyKinds)) return null;
  const period = rule.periods[input.severity ?? 'general'];
  if (period === null) return null;
  return {
    minimumEndsOn: addMonths(input.decidedOn, period.minimumMonths),
    endsOn: addMonths(input.decidedOn, period.maximumMonths),
    rule,
  };
}

/**
 * The last day of a record's publicity by the rules in force on the day of its decision; null for a penalty that
 * is not shown, and for the other kinds of record, which have no such day.
 */
export function publicityEndsOn(
  input: PublicityInput,
  rules: readonly PublicityRule[] = publicityRules,
): LocalDate | null {
  return publicityDays(input, rules)?.endsOn ?? null;
}

function isWarningAlone(kinds: readonly PenaltyKind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'warning' || kind === 'public-criticism');
}
