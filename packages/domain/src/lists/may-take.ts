import { areTwoPersons } from '../access/persons.ts';
import type { ListEntryOrigin } from './entry.ts';
import type { AskingActor, EntryParties, ListingActor, MayTake } from './parties.ts';
import type { RequestedStep } from './step-request.ts';

interface Concerned {
  readonly entry: { readonly origin: ListEntryOrigin };
  readonly parties: EntryParties;
}

/**
 * Whether somebody may take a step. Nobody decides on what they proposed. A transcription is accepted or sent back by a
 * second person among those who keep the lists. A proposal made here is decided by an officer of its determining
 * authority; one that names none yet is taken on by the officer's department (one department determines:
 * 国办发〔2020〕49号). What happens after the decision is recorded by an officer of that authority and, for entries
 * determined elsewhere, by those who keep the lists too.
 */
export function mayTake(kind: RequestedStep, concerned: Concerned, actor: AskingActor): MayTake {
  const decides = kind === 'determined' || kind === 'rejected';
  if (decides && isOwnProposal(concerned.parties, actor)) return 'own-proposal';
  const elsewhere = concerned.entry.origin === 'determined-elsewhere';
  if (elsewhere && actor.actions.includes('accept-transcription')) return 'yes';
  if ((elsewhere && decides) || !actor.actions.includes('determine-proposal')) return 'other-role';
  return isOfAuthority(concerned.parties, actor) ? 'yes' : 'other-authority';
}

/** Whether somebody may take any step at all, and so may see the evidence and a natural person unmasked. */
export function mayActOn(
  concerned: Concerned,
  actor: Pick<ListingActor, 'departmentId' | 'actions'>,
): boolean {
  const { actions } = actor;
  if (concerned.entry.origin === 'determined-elsewhere' && actions.includes('accept-transcription')) {
    return true;
  }
  return actions.includes('determine-proposal') && isOfAuthority(concerned.parties, actor);
}

function isOwnProposal({ proposedBy }: EntryParties, { departmentId, staffNo }: AskingActor): boolean {
  return proposedBy !== null && staffNo !== null && !areTwoPersons(proposedBy, { departmentId, staffNo });
}

function isOfAuthority(parties: EntryParties, actor: Pick<ListingActor, 'departmentId'>): boolean {
  const { determiningAuthorityId } = parties;
  return determiningAuthorityId === null || determiningAuthorityId === actor.departmentId;
}
