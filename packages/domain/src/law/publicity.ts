import { ruleInForce } from '../dated.ts';
import { addMonths } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { PenaltyKind } from '../records.ts';
import type { Law, PublicityDays, RecordContent } from './law.ts';
import type { LawRules } from './rules.ts';

/**
 * The days on which a record is shown, by the rules of the day of its decision, or null where it is not: only what is
 * public is shown. The last day of a penalty is the same day of the month some months after the decision, or the one
 * that its source states where that is earlier: a source may shorten the publicity, never lengthen it. Other kinds are
 * shown without end.
 */
export function publicityOf(
  content: RecordContent,
  { severity, procedure, disclosure }: Pick<Law, 'severity' | 'procedure' | 'disclosure'>,
  rules: LawRules,
): PublicityDays | null {
  if (disclosure.value !== 'public') return null;
  const from = content.decidedOn;
  if (content.kind !== 'penalty') {
    const { ruleId, instrument } = disclosure;
    return { from, minimumUntil: from, until: content.publicityStatedUntil, ruleId, instrument };
  }
  const rule = ruleInForce(rules.publicity, from);
  if (rule === null || severity === null) return null;
  if (!rule.showsSummaryProcedure && procedure?.value === 'summary') return null;
  if (!rule.showsWarningsAlone && isWarningAlone(content.penaltyKinds)) return null;
  const period = rule.periods[severity.value];
  if (period === null) return null;
  return {
    from,
    minimumUntil: addMonths(from, period.minimumMonths),
    until: earlier(addMonths(from, period.maximumMonths), content.publicityStatedUntil),
    ruleId: rule.id,
    instrument: rule.legalBasis,
  };
}

function earlier(day: LocalDate, other: LocalDate | null): LocalDate {
  return other !== null && other < day ? other : day;
}

function isWarningAlone(kinds: readonly PenaltyKind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'warning' || kind === 'public-criticism');
}
