import { addDays, addMonths } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { businessDate, firstDay, officeDays, slashed } from './days.ts';
import { drawBusinessDecisions } from './decisions.ts';
import { departments } from './departments.ts';
import { certificateNumber } from './identifiers.ts';
import { businessOffences, minorOffences, personOffences } from './items.ts';
import type { Offence } from './items.ts';
import { counterpartyCells, partyWords } from './parties.ts';
import type { Party } from './parties.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import { createRandom, spread } from './prng.ts';
import type { Random } from './prng.ts';
import { byDate, cellsOf, createNumbering, fill, goodRow, isLate } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** A penalty before it has its number. */
export interface PenaltyDraft {
  readonly on: LocalDate;
  readonly offender: Party;
  readonly offence: Offence;
  readonly scripted: boolean;
}

/** Draws `count` penalties of organisations and households. */
function businessDrafts(random: Random, population: Population, count: number): PenaltyDraft[] {
  const terms = { items: businessOffences, lateness: 1.1, organisations: 0.66 };
  return drawBusinessDecisions(random, population.businesses, count, terms).map(({ on, business, item }) => {
    return { on, offender: business, offence: item, scripted: false };
  });
}

/** Penalties of natural persons: every one of `penalised` has one, the three oldest minors a warning. */
function personDrafts(random: Random, population: Population, count: number): PenaltyDraft[] {
  const days = officeDays(firstDay, businessDate);
  const offences = spread(personOffences);
  const draft = (offender: Party) => ({
    on: random.pickLate(days, 1.1),
    offender,
    offence: random.pick(offences),
    scripted: false,
  });
  const minors = population.minors.slice(0, 3).map((offender) => {
    const on = random.pick(days.filter((day) => day >= '2020-06-01'));
    return { on, offender, offence: random.pick(minorOffences), scripted: false };
  });
  const certain = [
    ...minors,
    ...population.penalised.map((person) => ({ ...draft(person), scripted: true })),
  ];
  // Whoever is fined may have enrolled or not: one in three of the others has.
  const grown = (people: readonly Person[]) => people.filter(({ born }) => born < '1999-12-01');
  const [enrolled, others] = [grown(population.enrolled), grown(population.others)];
  const rest = Array.from({ length: count - certain.length }, (_, i) =>
    draft(random.pick(i < 12 ? population.penalised : i % 3 === 0 ? enrolled : others)),
  );
  return [...certain, ...rest];
}

/**
 * The most that the summary procedure may fine, in yuan: 50 a citizen, 1,000 an organisation (行政处罚法 1996, art. 33,
 * in force until 2021-07-14). A household is taken as the citizen who operates it.
 */
function summaryLimit(offender: Party): number {
  return offender.kind === 'organisation' ? 1000 : 50;
}

/** A fine as discretion sets it: in steps that grow with the amount, mostly in the lower half. */
function amount(random: Random, range: readonly [number, number], limit = Infinity): number {
  const [least, most] = range.map((end) => Math.min(end, limit)) as [number, number];
  const value = least + (most - least) * random.fraction() ** 2;
  const step = value >= 10_000 ? 1000 : value >= 1000 ? 100 : 10;
  return Math.max(least, Math.round(value / step) * step);
}

/** Yuan as the layout writes them: units of 10,000 yuan with six decimals; empty for none. */
function tenThousands(yuan: number | null): string {
  return yuan === null ? '' : (yuan / 10_000).toFixed(6);
}

function contentOf(
  offence: Offence,
  fine: number | null,
  confiscated: number | null,
  certificate: string,
): string {
  const parts = [
    offence.kinds.includes('警告') ? '警告' : null,
    fine === null ? null : `罚款人民币${fine}元`,
    confiscated === null ? null : `没收违法所得人民币${confiscated}元`,
    offence.kinds.includes('责令停产停业') ? '责令停产停业整顿' : null,
    offence.kinds.includes('其他-') ? '责令停业整顿三日' : null,
    certificate === '' ? null : '吊销食品经营许可证',
  ];
  return parts.filter((part) => part !== null).join('；');
}

/** Last day of publicity as offices stated it at the time: one year from the decision, three for serious ones. */
function statedPublicityEnd(on: LocalDate, severity: Offence['severity']): LocalDate {
  return addMonths(on, severity === '3' ? 36 : 12);
}

function usage(draft: PenaltyDraft): string {
  if (draft.offender.kind === 'natural-person') return draft.offence.severity === '3' ? '2' : '1';
  return draft.offence.procedure === '简易程序' ? '1' : '0';
}

function longDate(date: LocalDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function penaltyRow(draft: PenaltyDraft, number: number, random: Random): SampleRow {
  const { on, offender, offence, scripted } = draft;
  const department = departments[offence.department];
  const summary = offence.procedure === '简易程序';
  const limit = summary ? summaryLimit(offender) : Infinity;
  const fine = offence.fine === null ? null : amount(random, offence.fine, limit);
  const confiscated = offence.confiscated === null ? null : amount(random, offence.confiscated);
  const certificate = offence.kinds.includes('吊销许可证')
    ? `食品经营许可证${certificateNumber('JY1350299{shortYear}{place}{check}', on.slice(0, 4), number)}`
    : '';
  const foundOn = summary ? on : addDays(on, -random.int(20, 75));
  const template = offender.kind === 'natural-person' ? 'penalty-natural-person' : 'penalty-organisation';
  const values = {
    ...{
      offence,
      number,
      certificate,
      department,
      on: slashed(on),
      year: on.slice(0, 4),
      usage: usage(draft),
    },
    series: summary ? '简罚' : '罚',
    facts: fill(offence.facts, { ...partyWords(offender), date: longDate(foundOn) }),
    content: contentOf(offence, fine, confiscated, certificate),
    fine: tenThousands(fine),
    confiscated: tenThousands(confiscated),
  };
  const hasExtras = scripted || random.chance(0.93);
  const cells = {
    ...counterpartyCells(offender, on, on < '2018-10-01' && random.chance(0.08)),
    ...cellsOf('penalty', {
      ...values,
      publicUntil: random.chance(0.6) ? slashed(statedPublicityEnd(on, offence.severity)) : '',
    }),
    ...(hasExtras ? cellsOf('penaltyExtras', values) : {}),
  };
  return goodRow(template, on, cells, { scripted, late: !scripted && isLate(random) });
}

/**
 * Gives the penalties of a seed: the scripted ones, then as many of organisations and of natural persons as
 * asked for, numbered by office, procedure and year in the order of their dates.
 */
export function penaltyRows(
  seed: number,
  population: Population,
  scripted: readonly PenaltyDraft[],
  counts: { readonly organisations: number; readonly persons: number },
): SampleRow[] {
  const random = createRandom(seed, 'penalties');
  const scriptedPersons = scripted.filter(({ offender }) => offender.kind === 'natural-person').length;
  const drafts = [
    ...scripted,
    ...businessDrafts(random, population, counts.organisations - (scripted.length - scriptedPersons)),
    ...personDrafts(random, population, counts.persons - scriptedPersons),
  ].sort(byDate);
  const numbering = createNumbering();
  return drafts.map((draft) => {
    const { prefix } = departments[draft.offence.department];
    return penaltyRow(draft, numbering(prefix + draft.offence.procedure, draft.on.slice(0, 4)), random);
  });
}
