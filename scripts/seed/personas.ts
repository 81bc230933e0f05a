import { noteOf } from './histories.ts';
import type { Personas } from './histories.ts';

/** A subject worth trying, with its plain identifier. */
export interface PersonaEntry {
  readonly scheme: 'resident-id' | 'uscc';
  readonly value: string;
  readonly name: string;
  readonly note: string;
}

/** What `personas.json` says: who to ask for, and why. */
export function personasFile(
  personas: Personas,
): { readonly synthetic: true } & Readonly<Record<string, PersonaEntry | true>> {
  const told = (Object.keys(personas) as (keyof Personas)[]).filter((id) => noteOf(id) !== '');
  const entries = told.map((id) => {
    const who = personas[id];
    const entry: PersonaEntry =
      who.kind === 'natural-person'
        ? { scheme: 'resident-id', value: who.number, name: who.name, note: noteOf(id) }
        : { scheme: 'uscc', value: who.uscc, name: who.name, note: noteOf(id) };
    return [id, entry] as const;
  });
  return { synthetic: true, ...Object.fromEntries(entries) };
}
