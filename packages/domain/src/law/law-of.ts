import { ruleInForce } from '../dated.ts';
import { addMonths } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import type { PenaltyKind } from '../records.ts';
import type { Disclosure, Procedure, RecordKind, Severity, SubjectKind } from '../vocabulary.ts';
import { disclosureOf } from './disclosure.ts';
import { procedureOf, severityOf } from './penalty-law.ts';
import { publicityOf } from './publicity.ts';
import type { LawRules, RepairEffect } from './rules.ts';

/** What of a record's content the law reads; details by name, empty where the kind has none. */
export interface RecordContent {
  readonly kind: RecordKind;
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate | null;
  readonly severityStated: Severity | null;
  readonly procedureStated: Procedure | null;
  readonly disclosureStated: Disclosure | null;
  readonly publicityStatedUntil: LocalDate | null;
  readonly fineFen: number | null;
  readonly penaltyKinds: readonly PenaltyKind[];
}

/**
 * A value with who says so: a rule and its instruments, the source of the record (`stated`), or nobody, where no rule
 * holds on the day (`none`); the last two have no instrument.
 */
export interface Cited<T> {
  readonly value: T;
  readonly ruleId: string;
  readonly instrument: string | null;
}

/** The days on which a record is shown, both counted in. */
export interface PublicityDays {
  readonly from: LocalDate;
  /** The last day of the shortest publicity: until then a penalty cannot be repaired. */
  readonly minimumUntil: LocalDate;
  /** Null where it has no end of its own. */
  readonly until: LocalDate | null;
  readonly ruleId: string;
  readonly instrument: string | null;
}

/** What the law makes of a record. */
export interface Law {
  /** Of a penalty; null for all other kinds. */
  readonly severity: Cited<Severity> | null;
  readonly procedure: Cited<Procedure> | null;
  readonly disclosure: Cited<Disclosure>;
  /** Null where it is not shown. */
  readonly publicity: PublicityDays | null;
  /** The last day on which it may be shared and scored; null where there is no such day. */
  readonly useUntil: Cited<LocalDate> | null;
  /** What a repair ends on the day asked about. */
  readonly repairEnds: Cited<RepairEffect>;
}

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
