import { type LocalDate, organisationCheckCharacter, usccCheckCharacter } from '@egret/domain';
import { loadShippedModels, scorePopulation } from '@egret/scoring-service';
import {
  createClient,
  createReferenceReader,
  keepCounts,
  receiptKey,
  saveOperator,
  saveShippedModels,
  saveShippedReference,
  type Sealing,
  type Store,
} from '@egret/store';
import { sampleReference } from '@egret/testing';
import { fillPopulation } from './population-sample.ts';

/** A synthetic unified code with right check characters: region 350299 does not exist. */
export function uscc(at: number): string {
  const organisation = `M${String(at).padStart(7, '0')}`;
  const first17 = `91350299${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + usccCheckCharacter(first17);
}

/**
 * Fills an empty store with so many scored organisations of two records each (or as many as is said), every fifth of them on the black list in one
 * state or another, and makes a client that may read all of it. Returns the client's key.
 */
export async function fillForPages(
  store: Store,
  sealing: Sealing,
  subjects: number,
  asOf: LocalDate,
  recordsEach = 2,
): Promise<string> {
  await fillPopulation(store, subjects, recordsEach);
  await saveShippedReference(store.db, await sampleReference());
  await enterCodes(store, sealing, subjects);
  await saveShippedModels(store.db, await loadShippedModels());
  const terms = { asOf, key: receiptKey(sealing), ...(await createReferenceReader(store).current()) };
  await scorePopulation(store, terms, { size: 5_000, connections: 2 });
  const { id, key } = await createClient(store.db, {
    ...{ code: 'bench', name: 'bench', department: { uscc: null, name: 'bench' }, perks: [] },
    roles: ['department', 'list-admin', 'auditor'],
  });
  const { department_id: departmentId } = await store.db
    .selectFrom('client')
    .select('department_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await saveOperator(store.db, { departmentId, staffNo: 'A-017', name: '经办员' });
  await enterListings(store, id, departmentId);
  await keepCounts(store);
  await store.pool.query('vacuum analyze');
  return key;
}

async function enterCodes(store: Store, sealing: Sealing, subjects: number): Promise<void> {
  const codes = Array.from({ length: subjects }, (_, at) => uscc(at));
  await store.pool.query(
    `insert into identifier (id, subject_id, scheme, digest, digest_key_id, value, batch_id)
    select gen_random_uuid(), s.subject_id, 'uscc', code.digest, $3, code.value, 1
    from (select subject_id, row_number() over () as at from subject_version) s
    join unnest($1::text[], $2::bytea[]) with ordinality as code (value, digest, at) using (at)`,
    [
      codes,
      codes.map((value) => sealing.identifierDigest({ scheme: 'uscc', value })),
      sealing.activeKeyIds.identifiers,
    ],
  );
}

/** Of ten entries seven are determined, one is proposed only, one suspended and one over. */
async function enterListings(store: Store, clientId: string, authorityId: string): Promise<void> {
  await store.pool.query(
    `with listed as materialized (
      select subject_id, record_id, gen_random_uuid() as id, row_number() over () as at
      from (select r.*, row_number() over () as nth from record_version r where kind = 'penalty') r where nth % 5 = 0
    ), entries as (
      insert into list_entry (subject_id, id, definition_id, definition_version, list, origin, record_ids, batch_id)
      select subject_id, id,
        case when at % 2 = 0 then 'market-regulation-serious' else 'judgment-defaulters' end, 1, 'black',
        'proposed-here', array[record_id], 1
      from listed
    )
    insert into list_entry_step (subject_id, entry_id, step_no, kind, effective_on, ends_on, client_id, authority_id,
      document_number, facts_seq, batch_id)
    select subject_id, id, step_no, step.kind, step.effective_on, step.ends_on, $1, $2,
      case when step.kind = 'determined' then '厦市监〔2020〕' || at || '号' end, 1, 1
    from listed
    cross join lateral (values
      (1, 'proposed', date '2020-06-01', null::date, true),
      (2, 'determined', '2020-07-01', '2023-06-30', at % 10 <> 7),
      (3, case at % 10 when 8 then 'suspended' else 'expired' end, '2020-09-01', null, at % 10 in (8, 9))
    ) step (step_no, kind, effective_on, ends_on, taken)
    where step.taken`,
    [clientId, authorityId],
  );
}
