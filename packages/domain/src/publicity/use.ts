import { ruleInForce } from '../dated.ts';
import type { LocalDate } from '../local-date.ts';
import { addDays, addMonths } from '../local-date.ts';
import type { Disclosure, RecordKind, RecordStatus, SubjectKind } from '../vocabulary.ts';
import { publicityRules } from './rules.ts';
import type { PublicityRule } from './rules.ts';

/** What of a record decides whether it may be used at all. A `Fact` is one. */
export interface UsableRecord {
  readonly kind: RecordKind;
  readonly decidedOn: LocalDate;
  readonly status: RecordStatus;
  readonly repairedOn: LocalDate | null;
}

/** What of a record and its subject decides who may see it. */
export interface VisibleRecord extends UsableRecord {
  readonly subjectKind: SubjectKind;
  /** The day a minor subject turns 18; null for all others. */
  readonly minorUntil: LocalDate | null;
  readonly disclosure: Disclosure;
  readonly publicityEndsOn: LocalDate | null;
}

/** What may be done with a record on a day. */
export interface RecordUse {
  /** Shown to everybody, on public notices and in public lists. */
  readonly published: boolean;
  /** Seen by departments on their duty. */
  readonly shared: boolean;
  /** Seen with the consent of the subject, or by the subject. */
  readonly authorised: boolean;
  /** Read by score models and list rules. */
  readonly scored: boolean;
}

/** Kinds of record that are shown of natural persons, their numbers masked; penalties are not (practice of 双公示). */
const publicKindsOfPersons: ReadonlySet<RecordKind> = new Set<RecordKind>(['licence']);

/**
 * Years from the decision after which a penalty is kept in the archive and no longer shared or scored: the limit of
 * 5 years from the end of the conduct (征信业管理条例 art. 16, which the city's rules follow), counted from the
 * decision because no column names the end of the conduct.
 */
const penaltyUseYears = 5;

/** Whether a record has been repaired by a day. */
export function isRepaired(record: Pick<UsableRecord, 'status' | 'repairedOn'>, asOf: LocalDate): boolean {
  return record.status === 'repaired' && record.repairedOn !== null && record.repairedOn <= asOf;
}

/**
 * Whether score models and list rules may read a record on a day: decided by then, not withdrawn, a penalty for
 * 5 years, and not after a repair that ends use. What a repair ends is asked of the rules in force on `asOf`,
 * whenever the repair was: since 2026-04-01 it ends publicity, sharing and use together (Order 36 of 2025, art. 3),
 * before that publicity alone.
 */
export function isScored(
  record: UsableRecord,
  asOf: LocalDate,
  rules: readonly PublicityRule[] = publicityRules,
): boolean {
  if (record.status === 'withdrawn' || record.decidedOn > asOf) return false;
  if (record.kind === 'penalty' && useEndsOn(record) < asOf) return false;
  return !(isRepaired(record, asOf) && ruleInForce(rules, asOf)?.repairEnds === 'all');
}

/** The last day on which a penalty may be shared and scored. */
function useEndsOn(record: UsableRecord): LocalDate {
  return addMonths(record.decidedOn, penaltyUseYears * 12);
}

/**
 * What may be done with a record on a day. The report, the public notices and the score by date all ask here
 * (the score through `isScored`, which is the same answer), so that none uses what another has stopped using.
 */
export function useOf(
  record: VisibleRecord,
  asOf: LocalDate,
  rules: readonly PublicityRule[] = publicityRules,
): RecordUse {
  const usable = isScored(record, asOf, rules);
  const minor = record.minorUntil !== null && asOf < record.minorUntil;
  return {
    published: usable && !minor && !isRepaired(record, asOf) && isShown(record, asOf),
    shared: usable && record.disclosure !== 'authorised',
    authorised: usable,
    scored: usable && !minor,
  };
}

/** Whether a record is shown to everybody on a day; never of a minor, never a penalty on a natural person. */
export function isPublic(
  record: VisibleRecord,
  asOf: LocalDate,
  rules: readonly PublicityRule[] = publicityRules,
): boolean {
  return useOf(record, asOf, rules).published;
}

function isShown(record: VisibleRecord, asOf: LocalDate): boolean {
  if (record.disclosure !== 'public') return false;
  if (record.subjectKind === 'natural-person' && !publicKindsOfPersons.has(record.kind)) return false;
  // A penalty without a last day is one that is not shown; other kinds have no last day.
  return record.publicityEndsOn === null ? record.kind !== 'penalty' : asOf <= record.publicityEndsOn;
}

/**
 * The first day after `asOf` on which `isScored` answers something else by the passing of time, or null: the day of
 * the decision or repair, the day after a penalty's use ends, the day on which another rule says what repairs end.
 */
export function nextUseChange(
  record: UsableRecord,
  asOf: LocalDate,
  rules: readonly PublicityRule[] = publicityRules,
): LocalDate | null {
  const now = isScored(record, asOf, rules);
  const days = [record.decidedOn, ...rules.map((rule) => rule.activeFrom)];
  if (record.repairedOn !== null) days.push(record.repairedOn);
  if (record.kind === 'penalty') days.push(addDays(useEndsOn(record), 1));
  const changes = days.filter((day) => day > asOf && isScored(record, day, rules) !== now);
  return changes.sort()[0] ?? null;
}
