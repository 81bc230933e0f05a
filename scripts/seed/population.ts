import { buildBusinesses } from './businesses.ts';
import type { Business } from './businesses.ts';
import type { Personas } from './histories.ts';
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
  /** The penalised, the enrolled and the others. */
  readonly residents: readonly Person[];
  /** Not yet 18 at the end of 2020; the first three were 16 by June 2020. */
  readonly minors: readonly Person[];
  /** With a passport. */
  readonly foreigners: readonly Person[];
  /** Companies, civil units and self-employed households. */
  readonly businesses: readonly Business[];
  /** Set aside for scripted histories; no random record is theirs. */
  readonly personas: Personas;
}

/** Builds the whole population of a seed. */
export function buildPopulation(seed: number): Population {
  const random = createRandom(seed, 'population');
  const person = createResidents(random);
  const people = (count: number, from: string, to: string) =>
    Array.from({ length: count }, () => person(from, to));
  const [personScore700, personBelow530, personNotEnrolled] = [1, 2, 3].map(() =>
    person('1970-01-01', '1990-12-31'),
  ) as [Person, Person, Person];
  const exemplary = people(15, '1960-01-01', '1995-12-31');
  const penalised = people(40, '1960-01-01', '1998-12-31');
  const enrolled = people(1460, '1955-01-01', '2001-12-31');
  const others = people(960, '1955-01-01', '2001-12-31');
  const minors = [...people(3, '2003-03-01', '2004-05-31'), ...people(5, '2004-06-01', '2007-12-31')];
  const foreigners = Array.from({ length: 12 }, (_, index) => foreigner(random, index));
  const representatives = [...enrolled, ...others, ...people(500, '1955-01-01', '1990-12-31')];
  const identifierUnknown = person('1975-01-01', '1985-12-31');
  const { businesses, personas } = buildBusinesses(createRandom(seed, 'businesses'), representatives);
  return {
    ...{ exemplary, penalised, enrolled, others, minors, foreigners, businesses },
    residents: [...penalised, ...enrolled, ...others],
    personas: { personScore700, personBelow530, personNotEnrolled, identifierUnknown, ...personas },
  };
}
