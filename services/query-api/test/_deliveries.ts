import { randomUUID } from 'node:crypto';
import { localDate, type Template } from '@egret/domain';
import { closeBatch, openBatch } from '@egret/store';
import type { TestApi } from './_api.ts';

/** A delivery of a template by the department, which is committed; returns the id of its source. */
export async function holdDelivery(
  { store, departmentId }: Pick<TestApi, 'store' | 'departmentId'>,
  template: Template,
  deliveredOn: string,
): Promise<string> {
  const [source, run] = [randomUUID(), randomUUID()];
  await store.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('source')
      .values({ id: source, template, provider_id: departmentId, watermark: null })
      .execute();
    await trx
      .insertInto('ingest_run')
      .values({
        id: run,
        source_id: source,
        delivery: 'x.csv',
        location: 'x.csv',
        expected_rows: null,
        delivered_on: localDate(deliveredOn),
        state: 'released',
        started_at: null,
        finished_at: null,
      })
      .execute();
    await closeBatch(trx, await openBatch(trx, 'ingest', run));
  });
  return source;
}
