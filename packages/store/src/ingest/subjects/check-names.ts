import type { Client } from 'pg';
import { isNameOf, type Issue, type SubjectKind } from '@egret/domain';
import { strengthOf } from '../../subjects/evidence.ts';
import { nameDiffers } from './issues.ts';

interface OtherName {
  readonly party: number;
  readonly party_kind: SubjectKind;
  readonly name: string;
  readonly strength: number;
  readonly by_further_code: boolean;
  readonly subject_id: string;
  readonly kind: SubjectKind;
  readonly held_name: string;
  readonly former_names: readonly string[];
  readonly held_strength: number;
}

/**
 * Looks at every party that was led to a subject in the given round and is not called as the subject is or was,
 * letter by letter. What the rule of names in domain does not forgive is a doubt of the party, unless it is the
 * better evidence of the two: the register names whoever holds its row's best code, and a person's own row
 * outweighs a mention as representative. Where the register's row was led by one of its further codes to a
 * subject with another name, it gets a subject of its own, and a person decides whether the two are one.
 */
export async function checkNames(client: Client, round: number): Promise<void> {
  const { rows } = await client.query<OtherName>(load, [round]);
  const doubts: { readonly party: number; readonly issues: readonly Issue[] }[] = [];
  const apart: OtherName[] = [];
  for (const row of rows) {
    const personal = row.party_kind === 'natural-person' || row.kind === 'natural-person';
    if (isNameOf(row.kind, row.name, [row.held_name, ...row.former_names])) continue;
    if (row.by_further_code ? row.strength > 2 : row.strength > row.held_strength) {
      if (row.by_further_code) apart.push(row);
    } else if (row.by_further_code || row.strength < 3) {
      doubts.push({
        party: row.party,
        issues: [nameDiffers({ name: row.name, heldName: row.held_name, personal })],
      });
    }
  }
  await client.query(saveDoubts, [
    doubts.map(({ party }) => party),
    doubts.map(({ issues }) => JSON.stringify(issues)),
  ]);
  await client.query(setApart, [apart.map(({ party }) => party), apart.map((row) => row.subject_id)]);
}

const load = `
  select p.party, p.kind as party_kind, p.name, p.strength, p.found_rank > 0 as by_further_code, s.subject_id, s.kind,
    s.name as held_name, s.former_names,
    ${strengthOf('s.named_by')} as held_strength
  from staged_party p join staged_subject s on s.subject_id = p.subject_id
  where p.found_in = $1 and p.doubt is null and p.name <> s.name and p.name <> all (s.former_names)
  order by p.party`;

const saveDoubts = `
  update staged_party p set doubt = d.issues::jsonb
  from unnest($1::integer[], $2::text[]) as d (party, issues) where p.party = d.party`;

const setApart = `
  with apart as (
    select * from unnest($1::integer[], $2::uuid[]) as a (party, other_id)
  ), proposed as (
    insert into staged_proposal (party, other_id, reason) select party, other_id, 'name-differs' from apart
  ), cut as (
    delete from staged_link l using apart, staged_code c
    where l.party = apart.party and c.code = l.code and c.held_by = apart.other_id
  )
  update staged_party p set subject_id = null, found_rank = null from apart where p.party = apart.party`;
