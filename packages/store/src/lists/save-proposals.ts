import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import {
  type Authority,
  definitionOn,
  instrumentsOn,
  type ListTables,
  type LocalDate,
  mayBeDeterminedBy,
} from '@egret/domain';
import type { Db } from '../db.ts';
import { appendSteps } from './append-steps.ts';
import type { SubjectProposal } from './subject-proposal.ts';

/** A proposal with all that its entry and its first step say. */
interface PreparedProposal {
  readonly subjectId: string;
  readonly id: string;
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly list: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly recordIds: readonly string[];
  readonly authorityId: string | null;
  readonly instrumentId: string;
  readonly validTo: LocalDate;
}

/**
 * The proposals that can become entries on a day: those whose definition holds then, for the list that they are for, under
 * an instrument in force: nothing else keeps a rule from naming another definition.
 * Each goes to the authority that decided the latest of its records where the definition names it, else to none yet.
 */
export async function preparedProposals(
  db: Db,
  proposals: readonly SubjectProposal[],
  tables: ListTables,
  asOf: LocalDate,
): Promise<readonly PreparedProposal[]> {
  const authorities = await latestAuthorities(db, proposals);
  return proposals.flatMap((proposal, index) => {
    const definition = definitionOn(tables.listDefinitions, proposal.definitionId, asOf);
    if (definition?.list !== proposal.list) return [];
    const [instrument] = instrumentsOn(tables.instruments, definition, asOf);
    if (instrument === undefined) return [];
    const latest = authorities.get(index);
    const named = latest !== undefined && mayBeDeterminedBy(definition, latest.authority, [latest.authority]);
    return [
      {
        ...proposal,
        id: randomUUID(),
        definitionVersion: definition.version,
        authorityId: named ? latest.id : null,
        instrumentId: instrument.id,
      },
    ];
  });
}

async function latestAuthorities(
  db: Db,
  proposals: readonly SubjectProposal[],
): Promise<ReadonlyMap<number, { readonly id: string; readonly authority: Authority }>> {
  if (proposals.length === 0) return new Map();
  const asked = proposals.map(({ subjectId, recordIds }, index) => ({ index, subjectId, recordIds }));
  const { rows } = await sql<{ index: number; id: string; uscc: string | null; name: string }>`
    select p.index, a.id, a.uscc, a.name
    from json_to_recordset(${JSON.stringify(asked)}::json) as p (index integer, "subjectId" uuid, "recordIds" uuid[])
    join lateral (
      select r.authority_id from record_version r
      where r.subject_id = p."subjectId" and r.record_id = any (p."recordIds") and r.superseded_by_batch is null
      order by r.decided_on desc, r.record_id desc limit 1
    ) latest on true
    join authority a on a.id = latest.authority_id`.execute(db);
  return new Map(
    rows.map(({ index, id, uscc, name }) => [index, { id, authority: { uscc, name } }] as const),
  );
}

/** Keeps proposals as open entries: without effect, until the authority decides after notice and hearing. */
export async function saveProposals(
  db: Db,
  proposals: readonly PreparedProposal[],
  { asOf, seq }: { readonly asOf: LocalDate; readonly seq: number },
  batchId: number,
): Promise<void> {
  if (proposals.length === 0) return;
  await sql`
    insert into list_entry (subject_id, id, definition_id, definition_version, list, origin, rule_id, rule_version,
      record_ids, batch_id)
    select p."subjectId", p.id, p."definitionId", p."definitionVersion", p.list, 'proposed-here', p."ruleId",
      p."ruleVersion", p."recordIds", ${batchId}
    from json_to_recordset(${JSON.stringify(proposals)}::json) as p ("subjectId" uuid, id uuid, "definitionId" text,
      "definitionVersion" integer, list text, "ruleId" text, "ruleVersion" integer, "recordIds" uuid[])
    order by p."subjectId", p.id`.execute(db);
  const steps = proposals.map(({ subjectId, id, authorityId, instrumentId, validTo }) => ({
    ...({ subjectId, entryId: id, kind: 'proposed', effectiveOn: asOf, endsOn: validTo } as const),
    ...{ authorityId, documentNumber: null, particulars: { instrument: instrumentId, article: null } },
  }));
  await appendSteps(db, steps, { actor: null, factsSeq: seq, batchId });
}
