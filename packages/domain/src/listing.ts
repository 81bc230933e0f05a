import type { LocalDate } from './local-date.ts';
import type { ListKind, Role } from './vocabulary.ts';

/**
 * Where an entry comes from: a decision that an authority took elsewhere and a person transcribed, or a
 * proposal made here that goes to the determining authority (认定单位).
 */
export const listEntryOrigins = ['determined-elsewhere', 'proposed-here'] as const;
export type ListEntryOrigin = (typeof listEntryOrigins)[number];

/** What of an entry decides who may determine it. */
export interface ListEntryStanding {
  readonly origin: ListEntryOrigin;
  /** The client that proposed or transcribed it; null where a rule did. */
  readonly proposedBy: string | null;
  /** Null for a proposal that no authority has taken on yet. */
  readonly determiningAuthorityId: string | null;
}

/** Who asks to determine an entry. */
export interface ListingOfficer {
  readonly clientId: string;
  readonly departmentId: string;
  readonly roles: readonly Role[];
}

export type MayDetermine = 'yes' | 'own-proposal' | 'other-role' | 'other-authority';

/**
 * Whether somebody may determine (or reject) an entry. Nobody decides on what they proposed. A
 * transcription is accepted by a second list administrator. A proposal made here is determined by an
 * officer of its determining authority; one that names none yet is taken on by the officer's department
 * (one department identifies: 国办发〔2020〕49号).
 */
export function mayDetermine(entry: ListEntryStanding, officer: ListingOfficer): MayDetermine {
  if (entry.proposedBy === officer.clientId) return 'own-proposal';
  if (entry.origin === 'determined-elsewhere') {
    return officer.roles.includes('list-admin') ? 'yes' : 'other-role';
  }
  if (!officer.roles.includes('determining-officer')) return 'other-role';
  const taken = entry.determiningAuthorityId;
  return taken === null || taken === officer.departmentId ? 'yes' : 'other-authority';
}

export type ListingObstacle = 'minor' | 'on-black-list';

/**
 * What stands in the way of a subject's entry on a list on a day, or null. A minor is on no list. Before a
 * red entry is determined it is checked against the black list (发改财金规〔2017〕1798号).
 */
export function listingObstacle(
  list: ListKind,
  subject: { readonly minorUntil: LocalDate | null; readonly onBlackList: boolean },
  asOf: LocalDate,
): ListingObstacle | null {
  if (subject.minorUntil !== null && asOf < subject.minorUntil) return 'minor';
  return list === 'red' && subject.onBlackList ? 'on-black-list' : null;
}
