import { sql } from 'kysely';
import type { ListingFacts, LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import { currentSubjects } from '../subjects/current-subject.ts';
import { groundsOf } from './grounds.ts';
import { dateSql, entryStateSql, isOnBlackList } from './in-force.ts';

/**
 * What bears on a step on the entry of a subject (`entryId` null: on one to be made), as of a day and as known now;
 * null where there is no such subject. Read it under `lockLists`, so that it sees all that was decided before.
 */
export async function listingFacts(
  db: Db,
  subjectId: string,
  entryId: string | null,
  asOf: LocalDate,
): Promise<ListingFacts | null> {
  const subject = await currentSubjects(db).where('subject.subject_id', '=', subjectId).executeTakeFirst();
  if (!subject) return null;
  const grounds = entryId === null ? [] : ((await groundsOf(db, [entryId], asOf)).get(entryId) ?? []);
  return {
    asOf,
    subject: { kind: subject.kind, minorUntil: subject.minorUntil },
    onBlackList: await isOnBlackList(db, subjectId, asOf),
    grounds: grounds.map(({ recordId, standing, record }) => ({
      recordId,
      standing,
      authority: record?.authority ?? { uscc: null, name: '' },
      decidedOn: record?.decidedOn ?? null,
    })),
    otherDecisions: await otherDecisions(db, subjectId, entryId, asOf),
  };
}

async function otherDecisions(
  db: Db,
  subjectId: string,
  entryId: string | null,
  asOf: LocalDate,
): Promise<ListingFacts['otherDecisions']> {
  const state = sql.raw(entryStateSql('e', { asOf: dateSql(asOf), seq: null }));
  const { rows } = await sql<{ definition_id: string; uscc: string | null; name: string; number: string }>`
    select e.definition_id, a.uscc, a.name, decision.document_number as number
    from list_entry e
    join lateral (
      select s.authority_id, s.document_number from list_entry_step s
      where s.subject_id = e.subject_id and s.entry_id = e.id and s.kind in ('proposed', 'determined')
      order by s.step_no desc limit 1
    ) decision on decision.document_number is not null
    join authority a on a.id = decision.authority_id
    where e.subject_id = ${subjectId}::uuid and e.id is distinct from ${entryId}::uuid
      and ${state} in ('proposed', 'future', 'determined', 'suspended')`.execute(db);
  return rows.map((row) => ({
    definitionId: row.definition_id,
    authority: { uscc: row.uscc, name: row.name },
    documentNumber: row.number,
  }));
}
