import { z } from 'zod';

import { characters, readYaml } from './data.ts';
import type { Random } from './prng.ts';

const pair = z.strictObject({ first: characters, last: characters });
const names = readYaml(
  'names.yaml',
  z.strictObject({
    surnames: characters,
    male: pair,
    female: pair,
    foreign: z.strictObject({ given: z.array(z.string()), family: z.array(z.string()) }),
    fancy: pair,
    streets: z.record(z.string(), z.int()),
  }),
);
const streets = Object.entries(names.streets);

/** A family name as frequent as in southern Fujian with a given name of one or two characters. */
export function personName(random: Random): string {
  const { first, last } = random.chance(0.52) ? names.male : names.female;
  const given = random.chance(0.15) ? random.pick(last) : random.pick(first) + random.pick(last);
  return random.pick(names.surnames) + given;
}

/** A foreigner's name as passports write it. */
export function foreignName(random: Random): string {
  return `${random.pick(names.foreign.family)} ${random.pick(names.foreign.given)}`;
}

/** A trade name of two characters. */
export function fancyName(random: Random): string {
  const first = random.pick(names.fancy.first);
  return first + random.pick(names.fancy.last.filter((character) => character !== first));
}

/** An address in one of Haicang's four sub-districts (街道). */
export function address(random: Random): string {
  const [street, numbers] = random.pick(streets);
  const room = random.chance(0.5) ? `${random.int(1, 28)}0${random.int(1, 8)}室` : `之${random.int(1, 12)}`;
  return `厦门市海沧区${street}${random.int(1, numbers)}号${room}`;
}
