import type { Fact, LocalDate } from '@egret/domain';
import { addMonths } from '@egret/domain';

import type { CompiledModel } from '../compile.ts';
import { compile } from '../compile.ts';
import type { ScoreModel } from '../schema.ts';
import type { Probe } from './probes.ts';
import { daysOfChange, plainFact, subjectOf, typicalBreaches } from './probes.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** What comes of a breach, by the months after it: the records that stand for it on a day. */
type Aftermath = (breach: Fact, day: LocalDate) => readonly Fact[];

const aftermaths: Readonly<Record<string, Aftermath>> = {
  'left as it is': (breach) => [breach],
  'repaired after three months, with the commitment that repair asks for': (breach, day) => {
    const on = addMonths(breach.decidedOn, 3);
    if (day < on) return [breach];
    const promise: Fact = {
      ...plainFact,
      decidedOn: on,
      kind: 'commitment',
      commitmentKind: 'repair',
      fulfilment: 'fulfilled',
    };
    return [
      { ...breach, repaired: true },
      { ...promise, recordId: 'promise' },
    ];
  },
  'taken from use after three months, the commitment left': (breach, day) => {
    const on = addMonths(breach.decidedOn, 3);
    if (day < on) return [breach];
    return [
      { ...plainFact, decidedOn: on, kind: 'commitment', commitmentKind: 'repair', fulfilment: 'fulfilled' },
    ];
  },
  'under objection for a while': (breach, day) => {
    return [{ ...breach, disputed: day < addMonths(breach.decidedOn, 5) }];
  },
};

/** Lives that go on whether there is a breach or not. */
function lives(since: LocalDate): readonly (readonly Fact[])[] {
  const at = (months: number, nth: number, probe: Partial<Fact> & Pick<Fact, 'kind'>): Fact => {
    return { ...plainFact, ...probe, recordId: `life-${nth}`, decidedOn: addMonths(since, months) };
  };
  const honours = [0, 1, 2, 3, 4].map((nth) =>
    at(2, nth, { kind: 'other', otherKind: 'honour', honourLevel: 'national' }),
  );
  const breaches = typicalBreaches().map((probe: Probe, nth) => at(nth, nth, probe));
  return [[], [...honours, at(1, 9, { kind: 'licence' })], breaches];
}

/** Breaches come so many months after the beginning. */
const offsets = [0, 19];
const horizonMonths = 144;

/**
 * Of two histories that differ in one breach the worse is never better off, on any later day: not while the breach
 * counts, not when it has faded, been repaired, fallen out of use or been objected to, and not by anything that only
 * somebody with a breach can earn. Tried with breaches of every sort in several lives, on every day on which either
 * score changes.
 */
export function guardOverDays(model: ScoreModel): readonly Problem[] {
  const compiled = compile(model);
  const breaches = offsets.flatMap((months) => typicalBreaches().map((probe) => ({ months, probe })));
  for (const since of daysOfChange(model)) {
    for (const life of lives(since)) {
      for (const { months, probe } of breaches) {
        const breach: Fact = { ...probe, recordId: 'breach', decidedOn: addMonths(since, months) };
        const paid = whatPays(compiled, since, life, breach);
        if (paid === null) continue;
        const words = {
          zh: '多一项失信的人在任何一天都不得分更高',
          en: 'a history with one more breach never scores higher',
        };
        const received = `${probe.kind} ${probe.severity ?? ''} ${breach.decidedOn}, ${paid}`;
        return [problem('/rules', 'breach-pays', { ...words, received })];
      }
    }
  }
  return [];
}

/** What comes of a breach and the first day on which it makes the score higher; null where there is none such. */
function whatPays(
  compiled: CompiledModel,
  since: LocalDate,
  life: readonly Fact[],
  breach: Fact,
): string | null {
  for (const [name, aftermath] of Object.entries(aftermaths)) {
    const day = firstGain(
      compiled,
      since,
      life,
      (on) => [...life, ...aftermath(breach, on)],
      breach.decidedOn,
    );
    if (day !== null) return `${name}: ${day}`;
  }
  return null;
}

/** The first day from `first` on which the worse history scores higher, or null. */
function firstGain(
  { model, evaluate }: CompiledModel,
  since: LocalDate,
  better: readonly Fact[],
  worseOn: (day: LocalDate) => readonly Fact[],
  first: LocalDate,
): LocalDate | null {
  const end = addMonths(first, horizonMonths);
  const turns = [3, 5].map((months) => addMonths(first, months));
  for (let day = first; day < end;) {
    const today = day;
    const without = evaluate(subjectOf(model, since, better), today);
    const worse = evaluate(subjectOf(model, since, worseOn(today)), today);
    if (worse.points !== null && without.points !== null && worse.points > without.points) return today;
    const days = [without.nextChangeOn, worse.nextChangeOn, ...turns, end];
    day =
      days
        .filter((each) => each !== null && each > today)
        .reduce((a, b) => (a !== null && b !== null && a < b ? a : b)) ?? end;
  }
  return null;
}
