import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type LocalDate, localDate } from '@egret/domain';
import { readScoreModel } from '@egret/scorecard';
import {
  closeBatch,
  createClient,
  saveOperator,
  openBatch,
  saveShippedModels,
  type Sealing,
  type Store,
} from '@egret/store';
import { parse } from 'yaml';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A synthetic citizen number with a right check character: region 350299 does not exist. */
function residentId(at: number): string {
  const year = 1950 + Math.floor(at / 1000);
  const numbers = `350299${year}0101${String(at % 1000).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(numbers.charAt(index)), 0);
  return `${numbers}${'10X98765432'.charAt(sum % 11)}`;
}

/**
 * Enters so many enrolled persons with scores from 400 to 800 by the law with this digest, and a venue. Returns the
 * venue's id and key and the persons' numbers.
 */
export async function fillEnrolled(
  store: Store,
  sealing: Sealing,
  count: number,
  { asOf, law }: { readonly asOf: LocalDate; readonly law: Buffer },
): Promise<{ readonly clientId: string; readonly key: string; readonly numbers: readonly string[] }> {
  const path = fileURLToPath(import.meta.resolve('@egret/scorecard/models/egret-person.v2.yaml'));
  const model = readScoreModel(parse(await readFile(path, 'utf8')));
  await saveShippedModels(store.db, [model]);
  const numbers = Array.from({ length: count }, (_, at) => residentId(at));
  await store.db.transaction().execute(async (trx) => {
    const batch_id = await openBatch(trx, 'ingest', null);
    for (const [at, number] of numbers.entries()) {
      const [subject_id, id] = [randomUUID(), randomUUID()];
      const identifier = { scheme: 'resident-id', value: number } as const;
      await trx.insertInto('subject').values({ id: subject_id, batch_id }).execute();
      await trx
        .insertInto('subject_version')
        .values({
          ...{ subject_id, version: 1, kind: 'natural-person', name: `测试${at}`, minor_until: null },
          ...{
            registration_state: null,
            merged_into: null,
            named_by: 'record',
            named_on: asOf,
            named_place: '',
          },
          ...{ run_id: null, line_no: null, batch_id, superseded_by_batch: null },
        })
        .execute();
      await trx
        .insertInto('identifier')
        .values({
          ...{ id, subject_id, scheme: identifier.scheme, digest: sealing.identifierDigest(identifier) },
          ...{ value: null, sealed: sealing.seal({ table: 'identifier', id }, number), batch_id },
          ...{ digest_key_id: sealing.activeKeyIds.identifiers, sealed_as: null },
          ...{ run_id: null, line_no: null, ended_by_batch: null },
        })
        .execute();
      await trx
        .insertInto('enrolment_version')
        .values({
          ...{ subject_id, version: 1, agreement_number: `A-${at}`, accepted_on: localDate('2019-01-01') },
          ...{
            withdrawn_on: null,
            reported_on: localDate('2019-01-01'),
            place: 'bench',
            run_id: id,
            line_no: 2,
          },
          ...{ content_digest: Buffer.alloc(32), digest_version: 1, digest_key_id: 'bench' },
          ...{ batch_id, superseded_by_batch: null },
        })
        .execute();
      await trx
        .insertInto('score')
        .values({
          ...{
            subject_id,
            model_id: model.id,
            version: 1,
            model_version: model.version,
            as_of: asOf,
            seq: 1,
            law_digest: law,
          },
          ...{ points: 400 + ((at * 37) % 401), tier: 'good' },
        })
        .execute();
    }
    await closeBatch(trx, batch_id);
  });
  await store.pool.query('analyze subject, subject_version, identifier, enrolment_version, score');
  const { id: clientId, key } = await createClient(store.db, {
    code: 'bench',
    name: 'bench',
    department: { uscc: null, name: 'bench' },
    roles: ['venue'],
    perks: ['library-no-deposit'],
  });
  const { department_id: departmentId } = await store.db
    .selectFrom('client')
    .select('department_id')
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
  await saveOperator(store.db, { departmentId, staffNo: 'A-017', name: '经办员' });
  return { clientId, key, numbers };
}
