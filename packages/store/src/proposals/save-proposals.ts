import { sql } from 'kysely';
import type { ListProposal, LocalDate } from '@egret/domain';
import { closeBatch, openBatch } from '../batch.ts';
import type { Db } from '../db.ts';

/** A proposal with the subject that it is about. */
export interface SubjectProposal extends ListProposal {
  readonly subjectId: string;
}

interface ProposalRow {
  readonly subject_id: string;
  readonly list: string;
  readonly rule_id: string;
  readonly legal_basis: string;
  readonly reason: string;
  readonly record_ids: readonly string[];
  readonly valid_to: LocalDate;
}

const columns = sql`subject_id uuid, list text, rule_id text, legal_basis text, reason text, record_ids uuid[],
  valid_to date`;

/** The rows as a relation: one parameter however many there are. */
function given(rows: readonly ProposalRow[]) {
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as p(${columns})`;
}

/**
 * Keeps what the list rules propose as open entries, and gives how many are new. An entry that is made
 * here has no effect: it waits for the authority that decided the latest of its records
 * (国办发〔2020〕49号: one authority identifies, after notice and hearing).
 *
 * Left out: what the same rule proposed and is still open or stands; grounds (all of the records) that an
 * authority has answered already; subjects that stand on that list on `asOf` by any decision; and red for
 * those who stand on the black one (cross-check of 发改财金规〔2017〕1798号). An open entry whose grounds have
 * fallen away is closed before by `lapseProposals`.
 *
 * What is new is one batch, closed by the last statement here: call it last in the caller's transaction.
 */
export async function saveProposals(
  db: Db,
  proposals: readonly SubjectProposal[],
  asOf: LocalDate,
): Promise<number> {
  const fresh = proposals.length === 0 ? [] : await leaveOutKnown(db, proposals.map(toRow), asOf);
  if (fresh.length === 0) return 0;
  const batchId = await openBatch(db, 'list-decision', null);
  const inserted = await sql`
    insert into list_entry (subject_id, id, list, origin, rule_id, legal_basis, reason, record_ids,
      determining_authority_id, valid_to, proposed_in_batch)
    select p.subject_id, gen_random_uuid(), p.list, 'proposed-here', p.rule_id, p.legal_basis, p.reason,
      p.record_ids, latest.authority_id, p.valid_to, ${batchId}
    from ${given(fresh)}
    join lateral (
      select r.authority_id from record_version r
      where r.subject_id = p.subject_id and r.record_id = any (p.record_ids) and r.superseded_by_batch is null
      order by r.decided_on desc, r.record_id desc limit 1
    ) latest on true
    order by p.subject_id, p.list, p.rule_id
    on conflict do nothing`.execute(db);
  await closeBatch(db, batchId);
  return Number(inserted.numAffectedRows ?? 0);
}

function toRow(proposal: SubjectProposal): ProposalRow {
  return {
    subject_id: proposal.subjectId,
    list: proposal.list,
    rule_id: proposal.ruleId,
    legal_basis: proposal.legalBasis,
    reason: `${proposal.reasonZh} / ${proposal.reasonEn}`,
    record_ids: proposal.recordIds,
    valid_to: proposal.validTo,
  };
}

async function leaveOutKnown(
  db: Db,
  rows: readonly ProposalRow[],
  asOf: LocalDate,
): Promise<readonly ProposalRow[]> {
  const { rows: fresh } = await sql<ProposalRow>`
    select p.* from ${given(rows)}
    where not exists (
      select from list_entry e where e.subject_id = p.subject_id and (
        (e.list = p.list and e.rule_id = p.rule_id and (
          e.state in ('proposed', 'determined') or (e.state = 'rejected' and e.record_ids @> p.record_ids)))
        or (e.list in (p.list, case p.list when 'red' then 'black' end) and e.state = 'determined'
          and e.decided_on <= ${asOf}::date and (e.valid_to is null or e.valid_to >= ${asOf}::date))))`.execute(
    db,
  );
  return fresh;
}
