import type { Client } from 'pg';
import { giveCodes } from './give-codes.ts';
import { keepOfRightAuthorities } from './place/keep-placed.ts';

/**
 * Gives every row of a staging table the id of its authority, making those not yet known: by code where the row
 * has one, else by name, a body known by its name alone before one with a code.
 */
export async function resolveAuthorities(
  client: Client,
  table: 'staged_entry' | 'staged_event',
  batchId: number,
): Promise<void> {
  await client.query(
    giveCodes(`(
    select distinct authority_uscc as uscc, authority_name as name from ${good(table)}) staged`),
  );
  await client.query(insertByCode(table));
  await client.query(insertByName(table));
  if (table === 'staged_entry') await keepOfRightAuthorities(client, batchId);
  await client.query(resolveByCode(table));
  await client.query(resolveByName(table));
}

/** The rows of a staging table that are not in quarantine: those must not leave a trace. */
function good(table: 'staged_entry' | 'staged_event'): string {
  return `(select t.* from ${table} t join staged_entry n using (line_no)
    where n.outcome is distinct from 'quarantined')`;
}

const insertByCode = (table: 'staged_entry' | 'staged_event'): string => `
  insert into authority (id, uscc, name)
  select coalesce((array_agg(g.id) filter (where g.is_new))[1], gen_random_uuid()), e.authority_uscc, min(e.authority_name)
  from ${good(table)} e left join staged_authority g on g.uscc = e.authority_uscc
  where e.authority_uscc is not null
  group by e.authority_uscc order by e.authority_uscc
  on conflict (uscc) do nothing`;

const insertByName = (table: 'staged_entry' | 'staged_event'): string => `
  insert into authority (id, uscc, name)
  select gen_random_uuid(), null, e.authority_name
  from ${good(table)} e
  where e.authority_uscc is null and e.authority_name is not null
    and not exists (select from authority a where a.name = e.authority_name)
  group by e.authority_name order by e.authority_name
  on conflict (name) where uscc is null do nothing`;

const resolveByCode = (table: 'staged_entry' | 'staged_event'): string => `
  update ${table} e set authority_id = a.id from authority a where a.uscc = e.authority_uscc ${unplaced(table)}`;

const resolveByName = (table: 'staged_entry' | 'staged_event'): string => `
  update ${table} e set authority_id = a.id
  from (select distinct on (name) name, id from authority order by name, uscc nulls first) a
  where e.authority_uscc is null and a.name = e.authority_name ${unplaced(table)}`;

/** Rows that were placed have their authority. */
const unplaced = (table: 'staged_entry' | 'staged_event'): string =>
  table === 'staged_entry' ? 'and e.placed is null' : '';
