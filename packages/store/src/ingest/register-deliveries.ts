import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import type { Db } from '../db.ts';
import type { Delivery } from './delivery.ts';
import { giveCodes } from './give-codes.ts';

/**
 * Notes deliveries as due, each once: one that is known already stays as it is. Returns how many are new.
 * The departments become authorities, and each template of a department a source.
 */
export async function registerDeliveries(db: Db, deliveries: readonly Delivery[]): Promise<number> {
  if (deliveries.length === 0) return 0;
  const rows = deliveries.map((delivery) => ({
    run_id: randomUUID(),
    template: delivery.template,
    uscc: delivery.department.uscc,
    department: delivery.department.name,
    delivery: delivery.name,
    location: delivery.location,
    delivered_on: delivery.deliveredOn,
    expected_rows: delivery.expectedRows,
    hold: delivery.hold ?? false,
  }));
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as d(run_id uuid, template text, uscc text,
    department text, delivery text, location text, delivered_on date, expected_rows integer, hold boolean)`;
  return db.transaction().execute(async (trx) => {
    const departments = JSON.stringify(deliveries.map(({ department }) => department));
    await trx.executeQuery(
      CompiledQuery.raw(giveCodes('json_to_recordset($1::json) as d(uscc text, name text)'), [departments]),
    );
    await sql`insert into authority (id, uscc, name)
      select gen_random_uuid(), uscc, min(department) from ${given} group by uscc order by uscc
      on conflict (uscc) do nothing`.execute(trx);
    await sql`insert into source (id, template, provider_id)
      select gen_random_uuid(), d.template, a.id from ${given} join authority a on a.uscc = d.uscc
      group by d.template, a.id order by d.template, a.id
      on conflict (template, provider_id) do nothing`.execute(trx);
    const inserted = await sql`insert into ingest_run
        (id, source_id, delivery, location, delivered_on, expected_rows, hold)
      select d.run_id, s.id, d.delivery, d.location, d.delivered_on, d.expected_rows, d.hold
      from ${given} join authority a on a.uscc = d.uscc
      join source s on s.template = d.template and s.provider_id = a.id
      on conflict (source_id, delivery) do nothing`.execute(trx);
    return Number(inserted.numAffectedRows ?? 0);
  });
}
