import { addMonths, epochDay, fromEpochDay, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';

import { residentId } from './identifiers.ts';
import { foreignName, personName } from './names.ts';
import type { Random } from './prng.ts';

/** A natural person of the sample. */
export interface Person {
  readonly kind: 'natural-person';
  readonly name: string;
  readonly documentType: '身份证' | '护照号';
  readonly number: string;
  readonly born: LocalDate;
}

/** Returns what makes residents born between two days, of whom no two have the same number. */
export function createResidents(random: Random): (from: string, to: string) => Person {
  const taken = new Set<string>();
  return (from, to) => {
    for (;;) {
      const born = fromEpochDay(random.int(epochDay(localDate(from)), epochDay(localDate(to))));
      const number = residentId(born, random.int(1, 999));
      if (taken.has(number)) continue;
      taken.add(number);
      return { kind: 'natural-person', name: personName(random), documentType: '身份证', number, born };
    }
  };
}

/** The `index`-th foreigner, with a passport under `XX`, which ISO 3166 leaves to users and no state issues. */
export function foreigner(random: Random, index: number): Person {
  const born = fromEpochDay(random.int(epochDay(localDate('1965-01-01')), epochDay(localDate('1995-12-31'))));
  const number = `XX${String(index + 1).padStart(7, '0')}`;
  return { kind: 'natural-person', name: foreignName(random), documentType: '护照号', number, born };
}

/** The day on which a person turns 18. */
export function adultOn(person: Person): LocalDate {
  return addMonths(person.born, 18 * 12);
}
