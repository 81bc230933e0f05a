import { randomUUID } from 'node:crypto';
import {
  type Identifier,
  isPersonalIdentifier,
  type LocalDate,
  type SubjectKind,
  withImpliedIdentifiers,
} from '@egret/domain';
import { encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import { partyNumbers } from './party-numbers.ts';
import { digestArray } from './content-digest.ts';

/** Somebody whom rows of a delivery name. */
export interface Party {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly minorUntil: LocalDate | null;
  readonly identifiers: readonly [Identifier, ...Identifier[]];
}

/** The parties of a delivery, numbered as they first come. */
export interface PartyStage {
  /** Returns the party's number; the first time, its rows for COPY are added, with what its identifiers imply, and its numbers sealed. */
  numberOf(party: Party): number;
  /** The rows since the last call: parties and their identifiers. */
  take(): { readonly parties: string; readonly identifiers: string };
  /** How many have been numbered, by earlier workers too. */
  count(): number;
}

/** Opens the stage of a delivery after its first `numbered` parties. */
export function openPartyStage(sealing: Sealing, numbered: number): PartyStage {
  const numbers = partyNumbers();
  let next = numbered;
  let parties: string[] = [];
  let identifiers: string[] = [];

  function stage(party: Party, number: number): void {
    parties.push(encodeCopyRow([number, randomUUID(), party.kind, party.name, party.minorUntil]));
    withImpliedIdentifiers(party.identifiers).forEach((identifier, rank) => {
      const id = randomUUID();
      const { scheme, value } = identifier;
      const personal = party.kind === 'natural-person' || isPersonalIdentifier(identifier);
      const sealed = personal ? sealing.seal({ table: 'identifier', id }, value) : null;
      const [{ digest }, ...others] = sealing.identifierDigests(identifier);
      const otherDigests = digestArray(others.map((other) => other.digest));
      const shown = personal ? null : value;
      identifiers.push(encodeCopyRow([number, rank, id, scheme, digest, otherDigests, shown, sealed]));
    });
  }

  return {
    numberOf(party) {
      const key = keyOf(party);
      const known = numbers.find(key);
      if (known !== undefined) return known;
      const number = next;
      next += 1;
      numbers.add(key, number);
      stage(party, number);
      return number;
    },
    take() {
      const taken = { parties: parties.join(''), identifiers: identifiers.join('') };
      parties = [];
      identifiers = [];
      return taken;
    },
    count: () => next,
  };
}

function keyOf({ kind, name, minorUntil, identifiers }: Party): string {
  let key = `${kind}\n${name}\n${minorUntil ?? ''}`;
  for (const { scheme, value } of identifiers) key += `\n${scheme} ${value}`;
  return key;
}
