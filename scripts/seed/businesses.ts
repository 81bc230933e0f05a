import { addDays, addMonths, epochDay, fromEpochDay, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import { readYaml } from './data.ts';
import { businessDate, firstDay, officeDayFrom } from './days.ts';
import { organisationCode, registrationNumber, uscc } from './identifiers.ts';
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
  readonly organisationCode: string;
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

const { limitedForms, jointStockForm, civilForm, householdForm, civilUnits, capitals } = readYaml(
  'businesses.yaml',
  z.strictObject({
    ...{ limitedForms: z.array(z.string()), civilUnits: z.array(z.string()), capitals: z.array(z.int()) },
    ...{ jointStockForm: z.string(), civilForm: z.string(), householdForm: z.string() },
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

/** Gives a trade name that was not given before. */
function createNaming(random: Random): (make: (fancy: string) => string) => string {
  const taken = new Set<string>();
  return (make) => {
    for (;;) {
      const name = make(fancyName(random));
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

const shopTrades = trades.filter((trade) => trade.shop.length > 0);

interface Wanted {
  readonly form: 'company' | 'household' | 'civil';
  readonly trade?: TradeId;
  readonly registeredOn?: LocalDate;
}

function createBusinesses(random: Random, persons: readonly Person[]): (wanted: Wanted) => Business {
  const naming = createNaming(random);
  let count = 0;

  function nameOf(form: Wanted['form'], trade: Trade): string {
    const place = form === 'company' ? random.pick(['厦门', '厦门', '厦门市海沧区']) : '厦门市海沧区';
    const tail =
      form === 'civil'
        ? random.pick(civilUnits)
        : random.pick(form === 'company' ? trade.company : trade.shop);
    return naming((fancy) => place + fancy + tail);
  }

  return ({ form, trade: wantedTrade, registeredOn: wantedDate }) => {
    // 7919 is prime to 1,000,000: the serial numbers look scattered and never meet.
    const serial = (1000 + ++count * 7919) % 1_000_000;
    const household = form === 'household';
    const fixedTrade = trades.find(({ id }) => id === (form === 'civil' ? 'training' : wantedTrade));
    const trade = fixedTrade ?? random.pick(household ? shopTrades : trades);
    const earliest = epochDay(localDate(household ? '2008-01-01' : '1999-01-01'));
    // More firms are young than old: half of them were registered in the last third of the time.
    const span = epochDay(localDate('2020-10-31')) - earliest;
    const day = earliest + Math.floor(span * random.fraction() ** 0.58);
    const registeredOn = wantedDate ?? officeDayFrom(fromEpochDay(day));
    // Joint-stock companies are well under one in a hundred, and none of them has a small capital.
    const jointStock = form === 'company' && random.chance(0.004);
    const companyForm = jointStock ? jointStockForm : random.pick(limitedForms);
    const legalForm = form === 'company' ? companyForm : household ? householdForm : civilForm;
    const suffix = form === 'company' ? (jointStock ? '股份有限公司' : '有限公司') : '';
    const earliestChange = registeredOn > firstDay ? addMonths(registeredOn, 6) : addMonths(firstDay, 6);
    const changeOn = officeDayFrom(addDays(earliestChange, random.int(0, 700)));
    const changes = wantedDate === undefined && form !== 'civil' && changeOn < businessDate;
    const fate = random.fraction();
    return {
      kind: household ? 'self-employed' : 'organisation',
      name: nameOf(form, trade) + suffix,
      uscc: uscc(form === 'company' ? '91' : household ? '92' : '52', serial),
      organisationCode: organisationCode(serial),
      registrationNumber: registrationNumber(20_000_000 + serial),
      socialNumber: form === 'civil' ? `闽厦海民证字第${String(count).padStart(6, '0')}号` : null,
      legalForm,
      trade,
      address: address(random),
      capital: form === 'company' ? random.pick(jointStock ? capitals.slice(-4) : capitals) : null,
      registeredOn,
      closedOn: changes && fate < 0.06 ? changeOn : null,
      representative: representative(random, persons, registeredOn),
      successor:
        changes && !household && fate > 0.97
          ? { from: changeOn, representative: representative(random, persons, changeOn) }
          : null,
    };
  };
}

/** Builds about 1,600 organisations and 900 self-employed households, and those set aside for scripted histories. */
export function buildBusinesses(
  random: Random,
  persons: readonly Person[],
): {
  readonly businesses: readonly Business[];
  readonly reserved: readonly [Business, Business, Business, Business];
  readonly unknown: Business;
} {
  const make = createBusinesses(random, persons);
  const many = (count: number, wanted: Wanted) => Array.from({ length: count }, () => make(wanted));
  const reserved = [
    make({ form: 'company', trade: 'grocery', registeredOn: localDate('2015-06-18') }),
    make({ form: 'company', trade: 'catering', registeredOn: localDate('2016-09-12') }),
    make({ form: 'company', trade: 'construction', registeredOn: localDate('2013-04-09') }),
    make({ form: 'company', trade: 'trading', registeredOn: localDate('2014-11-20') }),
  ] as const;
  const businesses = [
    ...many(1556, { form: 'company' }),
    ...many(40, { form: 'civil' }),
    ...many(900, { form: 'household' }),
  ];
  return { businesses, reserved, unknown: make({ form: 'company' }) };
}
