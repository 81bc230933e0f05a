import { randomUUID } from 'node:crypto';
import type { Authority } from '@egret/domain';
import type { Db } from '../db.ts';

/**
 * The id of an authority, which is added where it is not known: by its code where it has one, else by its name,
 * a body known by its name alone before one with a code, as ingestion has it.
 */
export async function authorityId(db: Db, authority: Authority): Promise<string> {
  const known = await findAuthority(db, authority);
  if (known !== null) return known;
  const { uscc, name } = authority;
  await db
    .insertInto('authority')
    .values({ id: randomUUID(), uscc, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const added = await findAuthority(db, authority);
  if (added === null) throw new Error(`the authority ${name} was neither found nor added`);
  return added;
}

async function findAuthority(db: Db, authority: Authority): Promise<string | null> {
  const { uscc, name } = authority;
  const row = await db
    .selectFrom('authority')
    .select('id')
    .$if(uscc !== null, (query) => query.where('uscc', '=', uscc))
    .$if(uscc === null, (query) => query.where('name', '=', name))
    .orderBy('uscc', (order) => order.asc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The authority with this id; throws where there is none, because ids come from this store. */
export async function authorityById(db: Db, id: string): Promise<Authority> {
  return db.selectFrom('authority').select(['uscc', 'name']).where('id', '=', id).executeTakeFirstOrThrow();
}

/** The id of the body with this unified social credit code, or null where none is known. */
export async function findAuthorityByUscc(db: Db, uscc: string): Promise<string | null> {
  const row = await db.selectFrom('authority').select('id').where('uscc', '=', uscc).executeTakeFirst();
  return row?.id ?? null;
}
