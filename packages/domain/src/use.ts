import { ruleInForce } from './dated.ts';
import type { StandingEvent } from './events.ts';
import { lawOf, useUntilOf } from './law/law-of.ts';
import type { RecordContent } from './law/law.ts';
import type { LawRules } from './law/rules.ts';
import { addDays } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import type { OtherKind } from './records.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';
import type { SubjectKind } from './vocabulary.ts';

/** What of a subject decides who may see and use its records. */
export interface RecordSubject {
  readonly kind: SubjectKind;
  /** The day a minor turns 18; null for all others. */
  readonly minorUntil: LocalDate | null;
}

/** What of a record's content decides who may see and use it. */
export interface UsableContent extends RecordContent {
  readonly otherKind: OtherKind | null;
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
  /** The first later day on which any of this is otherwise by the passing of time; null: none known. */
  readonly changesOn: LocalDate | null;
}

type UseOnDay = Omit<RecordUse, 'changesOn'>;

/**
 * What may be done with a record on a day, by where it stands and what the law makes of it. Reports, public notices,
 * statistics and facts (`factOf`) all ask here, so that none uses what another has stopped using.
 */
export function useOf(
  content: UsableContent,
  events: readonly StandingEvent[],
  subject: RecordSubject,
  rules: LawRules,
  on: LocalDate,
): RecordUse {
  const answer = (day: LocalDate): UseOnDay => useOnDay(content, events, subject, rules, day);
  const now = answer(on);
  const days = [...changeDays(content, events, subject, rules)];
  const { publicity } = lawOf(content, subject.kind, rules, on);
  if (publicity !== null && publicity.until !== null) days.push(addDays(publicity.until, 1));
  return { ...now, changesOn: firstChange(days, on, (day) => !isSame(now, answer(day))) };
}

function useOnDay(
  content: UsableContent,
  events: readonly StandingEvent[],
  subject: RecordSubject,
  rules: LawRules,
  day: LocalDate,
): UseOnDay {
  const standing = standingOf(content, events, day);
  const { disclosure, publicity } = lawOf(content, subject.kind, rules, day);
  const usable = isUsable(content, standing, rules, day);
  const minor = isMinor(subject, day);
  const shown =
    publicity !== null && publicity.from <= day && (publicity.until === null || day <= publicity.until);
  return {
    published: usable && shown && !minor && standing.repairedOn === null,
    shared: usable && disclosure.value !== 'authorised',
    authorised: usable,
    scored: usable && !minor,
  };
}

/** Whether a person is not of age on a day: minors are neither shown nor scored. */
export function isMinor(subject: Pick<RecordSubject, 'minorUntil'>, day: LocalDate): boolean {
  return subject.minorUntil !== null && day < subject.minorUntil;
}

/**
 * Whether a record may be used at all on a day: it stands, a penalty not longer than the law lets it be used, nothing
 * after a repair or a fulfilment that ends its use. What these end is asked of the law of the day asked about,
 * whenever they were.
 */
export function isUsable(
  content: Pick<UsableContent, 'kind' | 'decidedOn' | 'otherKind'>,
  standing: Pick<Standing, 'stands' | 'repairedOn' | 'fulfilledOn'>,
  rules: LawRules,
  day: LocalDate,
): boolean {
  if (!standing.stands) return false;
  const last = useUntilOf(content, rules, day);
  if (last !== null && last.value < day) return false;
  if (standing.repairedOn === null && standing.fulfilledOn === null) return true;
  const rule = ruleInForce(rules.use, day);
  if (rule === null) return true;
  if (standing.repairedOn !== null && rule.repairEnds === 'all') return false;
  return !(standing.fulfilledOn !== null && content.otherKind === 'judgment-default' && rule.fulfilmentEnds);
}

/** Every day on which the use of a record, its publicity left aside, may turn into another by the passing of time. */
export function changeDays(
  content: Pick<UsableContent, 'kind' | 'decidedOn'>,
  events: readonly StandingEvent[],
  subject: Pick<RecordSubject, 'minorUntil'>,
  rules: LawRules,
): readonly LocalDate[] {
  const days = [content.decidedOn];
  if (subject.minorUntil !== null) days.push(subject.minorUntil);
  for (const event of events) days.push(event.effectiveOn);
  if (events.length === 0 && content.kind !== 'penalty') return days;
  for (const rule of rules.use) {
    days.push(rule.activeFrom);
    if (rule.activeTo !== null) days.push(addDays(rule.activeTo, 1));
    const last = useUntilOf(content, rules, rule.activeFrom);
    if (last !== null) days.push(addDays(last.value, 1));
  }
  return days;
}

/** The first of some days after `on` that changes something, or null. */
export function firstChange(
  days: readonly LocalDate[],
  on: LocalDate,
  changes: (day: LocalDate) => boolean,
): LocalDate | null {
  const later = days.filter((day) => day > on).sort();
  return later.find(changes) ?? null;
}

function isSame(a: UseOnDay, b: UseOnDay): boolean {
  return (
    a.published === b.published &&
    a.shared === b.shared &&
    a.authorised === b.authorised &&
    a.scored === b.scored
  );
}
