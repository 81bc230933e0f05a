import type { Client } from 'pg';
import { giveCodes } from './give-codes.ts';

/**
 * Gives every staged entry the id of its authority, making those not yet known: by code where the row has
 * one, else by name, a body known by its name alone before one with a code.
 */
export async function resolveAuthorities(client: Client): Promise<void> {
  await client.query(
    giveCodes(`(
    select distinct authority_uscc as uscc, authority_name as name from staged_entry
    where (outcome is null or outcome <> 'quarantined')) staged`),
  );
  await client.query(insertByCode);
  await client.query(insertByName);
  await client.query(resolveByCode);
  await client.query(resolveByName);
}

const insertByCode = `
  insert into authority (id, uscc, name)
  select gen_random_uuid(), authority_uscc, min(authority_name)
  from staged_entry where authority_uscc is not null and (outcome is null or outcome <> 'quarantined')
  group by authority_uscc order by authority_uscc
  on conflict (uscc) do nothing`;

const insertByName = `
  insert into authority (id, uscc, name)
  select gen_random_uuid(), null, e.authority_name
  from staged_entry e
  where e.authority_uscc is null and e.authority_name is not null and (e.outcome is null or e.outcome <> 'quarantined')
    and not exists (select from authority a where a.name = e.authority_name)
  group by e.authority_name order by e.authority_name
  on conflict (name) where uscc is null do nothing`;

const resolveByCode = `
  update staged_entry e set authority_id = a.id from authority a where a.uscc = e.authority_uscc`;

const resolveByName = `
  update staged_entry e set authority_id = a.id
  from (select distinct on (name) name, id from authority order by name, uscc nulls first) a
  where e.authority_uscc is null and a.name = e.authority_name`;
