import { localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import type { Business, PersonaFirms } from './businesses.ts';
import { readYaml } from './data.ts';
import type { Draft } from './drafts.ts';
import { itemNamed } from './items.ts';
import { identityOf } from './parties.ts';
import type { Person } from './persons.ts';

/** All subjects of scripted histories. */
export interface Personas extends PersonaFirms {
  /** Honours and kept commitments carry this person over 700 points. */
  readonly personScore700: Person;
  /** Two serious penalties and a judgment default hold this person below 530. */
  readonly personBelow530: Person;
  readonly personNotEnrolled: Person;
  /** A number and name that no file contains. */
  readonly identifierUnknown: Person;
}

const byDay = z.record(z.iso.date(), z.string()).default({});
const script = z.strictObject({
  note: z.string().default(''),
  enrolled: z.iso.date().transform(localDate).optional(),
  ...{ licences: byDay, penalties: byDay, services: byDay, others: byDay, commitments: byDay },
});
type Script = z.output<typeof script>;
const scripts = readYaml('histories.yaml', z.record(z.string(), script));

/** The personas by id, as the scripts have them. */
export const personaIds = Object.keys(scripts) as (keyof Personas)[];

/** The day on which `enterpriseRepaired` had its penalty repaired. */
export const personaRepairedOn = localDate('2020-04-21');

/** The personas with their scripts. */
function told(
  personas: Personas,
): readonly (Script & { readonly id: string; readonly who: Person | Business })[] {
  return Object.entries(scripts).map(([id, one]) => ({ ...one, id, who: personas[id as keyof Personas] }));
}

/** What the personas did of one kind of matter, each by its item. */
export function scriptedDrafts<Matter extends { readonly name: string }>(
  personas: Personas,
  matter: 'licences' | 'penalties' | 'services' | 'others' | 'commitments',
  items: readonly Matter[],
): Draft<Matter>[] {
  return told(personas).flatMap(({ who: party, [matter]: days }) =>
    Object.entries(days).map(([on, name]) => {
      return { on: localDate(on), party, item: itemNamed(items, name), scripted: true };
    }),
  );
}

/** The personas who accepted the score agreement, and when. */
export function scriptedEnrolments(personas: Personas): { readonly on: LocalDate; readonly party: Person }[] {
  return told(personas).flatMap(({ who, enrolled }) =>
    enrolled === undefined || who.kind !== 'natural-person' ? [] : [{ on: enrolled, party: who }],
  );
}

/** A subject worth trying, with its plain identifier. */
export type PersonaEntry = ReturnType<typeof identityOf> & { readonly note: string };

/** What `personas.json` says: who to ask for, and why. */
export function personasFile(
  personas: Personas,
): { readonly synthetic: true } & Readonly<Record<string, PersonaEntry | true>> {
  const noted = told(personas).filter(({ note }) => note !== '');
  const entries = noted.map(({ id, who, note }) => [id, { ...identityOf(who), note }] as const);
  return { synthetic: true, ...Object.fromEntries(entries) };
}
