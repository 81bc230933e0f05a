import type { Action } from '../access/actions.ts';
import type { Person } from '../access/persons.ts';
import type { Authority } from '../authority.ts';

/** Who requests a step: a person of a department, through a client. */
export interface ListingActor extends Person {
  /** The department as a body that may determine. */
  readonly authority: Authority;
  /** What the client is granted today. */
  readonly actions: readonly Action[];
}

/** Who asks what they may do. `staffNo` is null where only the client is known, not the person at it. */
export type AskingActor = Pick<ListingActor, 'departmentId' | 'actions'> & {
  readonly staffNo: string | null;
};

/** Who proposed an entry, and who determines it. */
export interface EntryParties {
  /** Who proposed or transcribed it; null where a rule did. */
  readonly proposedBy: Person | null;
  /** Null for a proposal that no authority has taken on yet. */
  readonly determiningAuthorityId: string | null;
}

export type MayTake = 'yes' | 'own-proposal' | 'other-role' | 'other-authority';
