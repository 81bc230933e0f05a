import { isInForce } from '../dated.ts';
import type { Dated } from '../dated.ts';
import type { LocalDate } from '../local-date.ts';

/** A body of the place between two dates. What it may determine is said by the list definitions. */
export interface KnownAuthority extends Dated {
  readonly id: string;
  readonly version: number;
  readonly uscc: string;
  readonly name: string;
  /** What its document numbers begin with. */
  readonly documentPrefix: string;
  /** How a subject reaches it; null where that is not known here. */
  readonly contact: string | null;
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
