import { isInForce } from '../dated.ts';
import type { Dated } from '../dated.ts';
import type { LocalDate } from '../local-date.ts';

/** A body of the place, and what it may decide there between two dates. */
export interface KnownAuthority extends Dated {
  readonly id: string;
  readonly version: number;
  readonly uscc: string;
  readonly name: string;
  /** What its document numbers begin with. */
  readonly documentPrefix: string;
  /** How a subject reaches it; null where that is not known here. */
  readonly contact: string | null;
  /** Ids of the list definitions whose entries it determines (认定单位). */
  readonly determines: readonly string[];
}

/** How subjects reach the authorities of a day, by their unified social credit codes; those not known are left out. */
export function contactsOn(
  authorities: readonly KnownAuthority[],
  on: LocalDate,
): ReadonlyMap<string, string> {
  const contacts = new Map<string, string>();
  for (const authority of authorities) {
    const { uscc, contact } = authority;
    if (contact !== null && isInForce(authority, on)) contacts.set(uscc, contact);
  }
  return contacts;
}
