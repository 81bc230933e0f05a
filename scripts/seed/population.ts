import { buildBusinesses } from './businesses.ts';
import type { Business } from './businesses.ts';
import { createResidents, foreigner } from './persons.ts';
import type { Person } from './persons.ts';
import { createRandom } from './prng.ts';

/** Everybody of the sample, in groups that decide what can happen to them. */
export interface Population {
  /** Enrolled, with honours and kept commitments. */
  readonly exemplary: readonly Person[];
  /** Enrolled, with a penalty or two. */
  readonly penalised: readonly Person[];
  /** Enrolled, with whatever comes. */
  readonly enrolled: readonly Person[];
  /** Never enrolled. */
  readonly others: readonly Person[];
  /** Not yet 18 at the end of 2020; the first three were 16 by June 2020. */
  readonly minors: readonly Person[];
  /** With a passport. */
  readonly foreigners: readonly Person[];
  /** Companies, civil units and self-employed households. */
  readonly businesses: readonly Business[];
  /** Persons and firms set aside for scripted histories; no random record is theirs. */
  readonly reservedPersons: readonly [Person, Person, Person];
  readonly reservedBusinesses: readonly [Business, Business, Business, Business];
  /** A number and name, a code and name that no file contains. */
  readonly unknownPerson: Person;
  readonly unknownBusiness: Business;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Builds the whole population of a seed. */
export function buildPopulation(seed: number): Population {
  const random = createRandom(seed, 'population');
  const person = createResidents(random);
  const adult = () => person('1955-01-01', '2001-12-31');
  const inPrime = () => person('1970-01-01', '1990-12-31');
  const reservedPersons = [inPrime(), inPrime(), inPrime()] as const;
  const exemplary = times(15, () => person('1960-01-01', '1995-12-31'));
  const penalised = times(40, () => person('1960-01-01', '1998-12-31'));
  const enrolled = times(1460, adult);
  const others = times(960, adult);
  const minors = [
    ...times(3, () => person('2003-03-01', '2004-05-31')),
    ...times(5, () => person('2004-06-01', '2007-12-31')),
  ];
  const foreigners = times(12, (index) => foreigner(random, index));
  const representativesOnly = times(500, () => person('1955-01-01', '1990-12-31'));
  const unknownPerson = person('1975-01-01', '1985-12-31');
  const { businesses, reserved, unknown } = buildBusinesses(createRandom(seed, 'businesses'), [
    ...enrolled,
    ...others,
    ...representativesOnly,
  ]);
  return {
    exemplary,
    penalised,
    enrolled,
    others,
    minors,
    foreigners,
    businesses,
    reservedPersons,
    reservedBusinesses: reserved,
    unknownPerson,
    unknownBusiness: unknown,
  };
}
