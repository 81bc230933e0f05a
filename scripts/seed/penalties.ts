import { addDays, addMonths } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { decisionDays, slashed } from './days.ts';
import { decisionRows } from './decisions.ts';
import type { Counts } from './decisions.ts';
import type { Draft, Numbered } from './drafts.ts';
import { certificateNumber } from './identifiers.ts';
import { itemsFor, offences } from './items.ts';
import type { Offence } from './items.ts';
import { counterpartyCells, wordsOf } from './parties.ts';
import type { Party } from './businesses.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import { spread } from './prng.ts';
import type { Random } from './prng.ts';
import { cellsOf, fill, goodRow } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** Penalties of natural persons; every one of `penalised` has one, the three oldest minors a warning. */
function personDrafts(random: Random, population: Population, count: number): Draft<Offence>[] {
  const { minors, penalised, enrolled, others } = population;
  const items = spread(itemsFor(offences, 'persons'));
  const draft = (party: Party, scripted = false) => {
    return { on: random.pickLate(decisionDays, 1.1), party, item: random.pick(items), scripted };
  };
  const lately = decisionDays.filter((day) => day >= '2020-06-01');
  const warnings = minors.slice(0, 3).map((party) => {
    const on = random.pick(lately);
    return { on, party, item: random.pick(itemsFor(offences, 'minors')), scripted: false };
  });
  const certain = [...warnings, ...penalised.map((person) => draft(person, true))];
  // Whoever is fined may have enrolled or not: one in three of the others has.
  const grown = (people: readonly Person[]) => people.filter(({ born }) => born < '1999-12-01');
  const [members, strangers] = [grown(enrolled), grown(others)];
  const rest = Array.from({ length: count - certain.length }, (_, i) =>
    draft(random.pick(i < 12 ? penalised : i % 3 === 0 ? members : strangers)),
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

/** A sum in yuan as discretion sets it, null for none: in steps that grow with it, mostly in the lower half. */
function amount(random: Random, range: Offence['fine'], limit = Infinity): number | null {
  if (range === null) return null;
  const [least, most] = [Math.min(range[0], limit), Math.min(range[1], limit)];
  const value = least + (most - least) * random.fraction() ** 2;
  const step = value >= 10_000 ? 1000 : value >= 1000 ? 100 : 10;
  return Math.max(least, Math.round(value / step) * step);
}

/** Yuan as the layout writes them: units of 10,000 yuan with six decimals; empty for none. */
function tenThousands(yuan: number | null): string {
  return yuan === null ? '' : (yuan / 10_000).toFixed(6);
}

function contentOf({ kinds }: Offence, fine: number | null, confiscated: number | null): string {
  const parts: [said: boolean, words: string][] = [
    [kinds.includes('警告'), '警告'],
    [fine !== null, `罚款人民币${fine}元`],
    [confiscated !== null, `没收违法所得人民币${confiscated}元`],
    [kinds.includes('责令停产停业'), '责令停产停业整顿'],
    [kinds.includes('其他-'), '责令停业整顿三日'],
    [kinds.includes('吊销许可证'), '吊销食品经营许可证'],
  ];
  return parts.flatMap(([said, words]) => (said ? [words] : [])).join('；');
}

/** 信息使用范围: what a person did is kept within offices unless it is serious, and what was settled on the spot too. */
function usage(party: Party, { severity, summary }: Offence): string {
  if (party.kind === 'natural-person') return severity === '3' ? '2' : '1';
  return summary ? '1' : '0';
}

function longDate(date: LocalDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function penaltyRow(draft: Numbered<Draft<Offence>>, random: Random): SampleRow {
  const { on, party, item, scripted, year, number } = draft;
  const fine = amount(random, item.fine, item.summary ? summaryLimit(party) : Infinity);
  const confiscated = amount(random, item.confiscated);
  const foundOn = item.summary ? on : addDays(on, -random.int(20, 75));
  const values = {
    ...{ item, number, year, on: slashed(on), usage: usage(party, item) },
    certificate: item.kinds.includes('吊销许可证')
      ? `食品经营许可证${certificateNumber('JY1350299{shortYear}{place}{check}', year, number)}`
      : '',
    facts: fill(item.facts, { ...wordsOf(party), date: longDate(foundOn) }),
    content: contentOf(item, fine, confiscated),
    ...{ fine: tenThousands(fine), confiscated: tenThousands(confiscated) },
  };
  const hasExtras = scripted || random.chance(0.93);
  const counterparty = counterpartyCells(party, on, random);
  // As offices stated it at the time: one year from the decision, three for serious ones.
  const publicUntil = random.chance(0.6) ? slashed(addMonths(on, item.severity === '3' ? 36 : 12)) : '';
  const cells = {
    ...{ ...counterparty, ...cellsOf('penalty', { ...values, publicUntil }) },
    ...(hasExtras ? cellsOf('penaltyExtras', values) : {}),
  };
  const template = party.kind === 'natural-person' ? 'penalty-natural-person' : 'penalty-organisation';
  return goodRow(template, draft, cells, random);
}

/** Returns the penalties of a seed, as many as the counts say. */
export function penaltyRows(seed: number, population: Population, counts: Counts): SampleRow[] {
  return decisionRows(seed, population, counts, {
    ...{ matter: 'penalties', items: offences, lateness: 1.1, organisations: 0.66 },
    ...{ personDrafts, row: penaltyRow },
  });
}
