import type { SubjectFacts } from '@egret/domain';

import type { DateNumber } from './date-number.ts';
import { dateNumber, dateOf, dayAfter, dayBefore, never } from './date-number.ts';
import type { ExplanationLine } from './evaluation.ts';
import { endOfEffect } from './prepare.ts';
import type { Ceiling, ScoreModel } from './schema.ts';

/** The lowest ceiling over a subject on a day, and the first later day on which another may hold. */
export interface CeilingOnDay {
  readonly ceiling: Ceiling | null;
  readonly until: DateNumber;
}

type CeilingOf = (subject: SubjectFacts, today: DateNumber) => CeilingOnDay;

const open: CeilingOnDay = { ceiling: null, until: never };

/** Takes a model and returns the function that finds the ceiling over a subject. */
export function ceilingsOf(model: ScoreModel): CeilingOf {
  const ceilings = model.ceilings
    .map((ceiling) => ({ ceiling, from: dateNumber(ceiling.effectiveFrom), to: endOfEffect(ceiling) }))
    .toSorted((a, b) => a.ceiling.maxPoints - b.ceiling.maxPoints);
  return (subject, today) => {
    if (subject.registrationState === null && subject.listed === undefined) return open;
    let lowest: Ceiling | null = null;
    let until = never;
    for (const { ceiling, from, to } of ceilings) {
      const spell = spellOf(ceiling, subject, today);
      for (const day of [from, to, spell.until]) if (day > today && day < until) until = day;
      if (lowest === null && spell.holds && from <= today && today < to) lowest = ceiling;
    }
    return { ceiling: lowest, until };
  };
}

/** Whether the condition of a ceiling holds on a day, and the first later day on which that may change. */
function spellOf(
  { when }: Ceiling,
  subject: SubjectFacts,
  today: DateNumber,
): { readonly holds: boolean; readonly until: DateNumber } {
  if ('registrationState' in when) {
    const { registrationState: state } = subject;
    return { holds: state !== null && when.registrationState.includes(state), until: never };
  }
  let holds = false;
  let until = never;
  for (const spell of subject.listed ?? []) {
    if (!when.listed.includes(spell.list)) continue;
    const from = dateNumber(spell.from);
    const end = spell.until === null ? never : dayAfter(dateNumber(spell.until));
    if (from <= today && today < end) holds = true;
    for (const day of [from, end]) if (day > today && day < until) until = day;
  }
  return { holds, until };
}

/** The line by which a ceiling lowers the points; null where they are not above it. */
export function ceilingLine({ ceiling, until }: CeilingOnDay, points: number): ExplanationLine | null {
  if (ceiling === null || points <= ceiling.maxPoints) return null;
  return {
    reason: 'ceiling',
    ruleId: ceiling.id,
    dimension: null,
    points: ceiling.maxPoints - points,
    recordId: null,
    arithmetic: null,
    until: dateOf(dayBefore(until)),
  };
}
