import { type Action, DomainError, type LocalDate, type Purpose } from '@egret/domain';
import { sql } from 'kysely';
import type { Db } from '../db.ts';

export interface NewGrant {
  readonly action: Action;
  readonly purposes: readonly Purpose[] | null;
  readonly perks: readonly string[] | null;
  /** First day, by default the current one of Shanghai. */
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate | null;
}

/**
 * Grants an action to a client. One that begins on the same day is replaced; others end the day before. Throws
 * `DomainError` `grant-over` where its last day is before its first or the current one: it would only end those others.
 */
export async function grantAction(db: Db, clientId: string, grant: NewGrant): Promise<void> {
  const { action, purposes, perks, validFrom, validTo = null } = grant;
  const from = validFrom === undefined ? sql<LocalDate>`current_date` : sql<LocalDate>`${validFrom}::date`;
  const { rows } = await sql<{ over: boolean | null }>`
    select ${validTo}::date < greatest(${from}, current_date) as over`.execute(db);
  if (rows[0]?.over === true) {
    throw new DomainError('grant-over', 'the last day of a grant must not be before its first day or today');
  }
  await sql`update client_grant set valid_to = ${from} - 1
    where client_id = ${clientId} and action = ${action} and valid_from < ${from}
      and (valid_to is null or valid_to >= ${from})`.execute(db);
  await sql`insert into client_grant (client_id, action, valid_from, valid_to, purposes, perks)
    values (${clientId}, ${action}, ${from}, ${validTo}, ${purposes && [...purposes]}, ${perks && [...perks]})
    on conflict (client_id, action, valid_from) do update
      set valid_to = excluded.valid_to, purposes = excluded.purposes, perks = excluded.perks`.execute(db);
}

/** Takes an action from a client as of the current day; false where it was not granted. */
export async function endGrant(db: Db, clientId: string, action: Action): Promise<boolean> {
  const { numAffectedRows } = await sql`update client_grant set valid_to = current_date - 1
    where client_id = ${clientId} and action = ${action} and valid_from <= current_date
      and (valid_to is null or valid_to >= current_date)`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
