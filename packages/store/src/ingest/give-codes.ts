/**
 * The statement that gives a body known by its name alone the code that now comes with the name, so that what
 * is held under it stays its own and is not held again under the code. `claims` is a relation with the
 * columns `uscc` and `name`, never from outside. A name that two codes claim, in the claims or among the
 * bodies known, stays without one; so does a second name of one code.
 */
export function giveCodes(claims: string): string {
  return `
    with claim as (
      select name, min(uscc) as uscc from ${claims} where uscc is not null
      group by name having min(uscc) = max(uscc)
    ), chosen as (
      select distinct on (claim.uscc) a.id, claim.uscc
      from claim join authority a on a.uscc is null and a.name = claim.name
      where not exists (
        select from authority known where known.uscc = claim.uscc
          or (known.name = claim.name and known.uscc is not null))
      order by claim.uscc, a.name
    )
    update authority a set uscc = chosen.uscc from chosen where a.id = chosen.id`;
}
