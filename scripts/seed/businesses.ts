import { addDays, addMonths, daysBetween, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import { readYaml } from './data.ts';
import { businessDate, firstDay, officeDayFrom } from './days.ts';
import { registrationNumber, uscc } from './identifiers.ts';
import { address, fancyName, personName } from './names.ts';
import { adultOn } from './persons.ts';
import type { Person } from './persons.ts';
import type { Random } from './prng.ts';
import { trades } from './trades.ts';
import type { Trade, TradeId } from './trades.ts';

/** The legal representative or operator as rows name them: with papers, or by name alone. */
export interface Representative {
  readonly name: string;
  readonly person: Person | null;
}

/** A company, a civil non-enterprise unit or a self-employed household. */
export interface Business {
  readonly kind: 'organisation' | 'self-employed';
  readonly name: string;
  readonly uscc: string;
  readonly registrationNumber: string;
  /** The certificate number of a civil unit; such units stand in no company register. */
  readonly socialNumber: string | null;
  readonly legalForm: string;
  readonly trade: Trade;
  readonly address: string;
  /** In units of 10,000 yuan; null for households and civil units. */
  readonly capital: number | null;
  readonly registeredOn: LocalDate;
  /** The day it was struck off; null while it is in business. */
  readonly closedOn: LocalDate | null;
  readonly representative: Representative;
  /** Who took over and when; null for most. */
  readonly successor: { readonly from: LocalDate; readonly representative: Representative } | null;
}

/** Whoever a row is about. */
export type Party = Person | Business;

/** The firms of scripted histories, by what they are good for. */
export interface PersonaFirms {
  readonly enterpriseBlackListed: Business;
  /** Its one penalty was repaired in April 2020. */
  readonly enterpriseRepaired: Business;
  readonly contractorBlackListed: Business;
  readonly traderBlackListed: Business;
  /** A code and name that no file contains. */
  readonly usccUnknown: Business;
}

const formOf = z.strictObject({
  kind: z.enum(['organisation', 'self-employed']),
  code: z.enum(['91', '92', '52']),
  since: z.iso.date().transform(localDate),
  suffix: z.string(),
  legalForms: z.array(z.string()),
  capitals: z.array(z.int()),
});
const { forms, jointStock, places, civilUnits } = readYaml(
  'businesses.yaml',
  z.strictObject({
    forms: z.strictObject({ company: formOf, civil: formOf, household: formOf }),
    jointStock: formOf.pick({ suffix: true, capitals: true }).extend({ legalForm: z.string() }),
    ...{ places: z.array(z.string()), civilUnits: z.array(z.string()) },
  }),
);

/** Who represents a business on a day. */
export function representativeOn(business: Business, date: LocalDate): Representative {
  const { successor } = business;
  return successor !== null && successor.from <= date ? successor.representative : business.representative;
}

/** Whether a business exists on a day. */
export function isActive(business: Business, date: LocalDate): boolean {
  return business.registeredOn <= date && (business.closedOn === null || date < business.closedOn);
}

function representative(random: Random, persons: readonly Person[], on: LocalDate): Representative {
  if (random.chance(0.25)) return { name: personName(random), person: null };
  for (;;) {
    const person = random.pick(persons);
    if (adultOn(person) <= on) return { name: person.name, person };
  }
}

const shopTrades = trades.filter((trade) => trade.shop.length > 0);

interface Wanted {
  readonly form: 'company' | 'household' | 'civil';
  readonly trade?: TradeId;
  readonly registeredOn?: string;
}

function createBusinesses(random: Random, persons: readonly Person[]): (wanted: Wanted) => Business {
  const taken = new Set<string>();
  let count = 0;

  /** A name with a trade name that nobody else has. */
  function nameOf(start: string, tail: string): string {
    for (;;) {
      const name = start + fancyName(random) + tail;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  }

  return ({ form, trade: wantedTrade, registeredOn: wantedDate }) => {
    // 7919 is prime to 1,000,000: the serial numbers look scattered and never meet.
    const serial = (1000 + ++count * 7919) % 1_000_000;
    const { kind, code, since, legalForms } = forms[form];
    const fixedTrade = trades.find(({ id }) => id === (form === 'civil' ? 'training' : wantedTrade));
    const trade = fixedTrade ?? random.pick(form === 'household' ? shopTrades : trades);
    // More firms are young than old: half of them were registered in the last third of the time.
    const span = daysBetween(since, localDate('2020-10-31'));
    const day = addDays(since, Math.floor(span * random.fraction() ** 0.58));
    const registeredOn = wantedDate === undefined ? officeDayFrom(day) : localDate(wantedDate);
    // Joint-stock companies are well under one in a hundred.
    const joint = form === 'company' && random.chance(0.004);
    const legalForm = joint ? jointStock.legalForm : random.pick(legalForms);
    const { suffix, capitals } = joint ? jointStock : forms[form];
    const earliestChange = addMonths(registeredOn > firstDay ? registeredOn : firstDay, 6);
    const changeOn = officeDayFrom(addDays(earliestChange, random.int(0, 700)));
    const changes = wantedDate === undefined && form !== 'civil' && changeOn < businessDate;
    const fate = random.fraction();
    const tails = { company: trade.company, household: trade.shop, civil: civilUnits };
    const start = form === 'company' ? random.pick(places) : '厦门市海沧区';
    const represents = (on: LocalDate) => representative(random, persons, on);
    return {
      kind,
      name: nameOf(start, random.pick(tails[form])) + suffix,
      uscc: uscc(code, serial),
      registrationNumber: registrationNumber(20_000_000 + serial),
      socialNumber: form === 'civil' ? `闽厦海民证字第${String(count).padStart(6, '0')}号` : null,
      legalForm,
      trade,
      address: address(random),
      capital: capitals.length > 0 ? random.pick(capitals) : null,
      registeredOn,
      closedOn: changes && fate < 0.06 ? changeOn : null,
      representative: represents(registeredOn),
      successor:
        changes && form === 'company' && fate > 0.97
          ? { from: changeOn, representative: represents(changeOn) }
          : null,
    };
  };
}

/** Builds about 1,600 organisations and 900 self-employed households, and those set aside for scripted histories. */
export function buildBusinesses(
  random: Random,
  persons: readonly Person[],
): { readonly businesses: readonly Business[]; readonly personas: PersonaFirms } {
  const make = createBusinesses(random, persons);
  const many = (count: number, form: Wanted['form']) => Array.from({ length: count }, () => make({ form }));
  const company = (trade: TradeId, registeredOn: string) => make({ form: 'company', trade, registeredOn });
  const scripted = {
    enterpriseBlackListed: company('grocery', '2015-06-18'),
    enterpriseRepaired: company('catering', '2016-09-12'),
    contractorBlackListed: company('construction', '2013-04-09'),
    traderBlackListed: company('trading', '2014-11-20'),
  };
  const businesses = [...many(1556, 'company'), ...many(40, 'civil'), ...many(900, 'household')];
  return { businesses, personas: { ...scripted, usccUnknown: make({ form: 'company' }) } };
}
