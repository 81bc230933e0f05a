import type { Client } from 'pg';

/**
 * Works out the id of the record that every staged entry is about; registrations and enrolments have none. To be done
 * again where entries have been given to other subjects.
 */
export async function resolveRecords(client: Client): Promise<void> {
  await client.query(resolve);
}

const resolve = `
  update staged_entry e set record_id = record_id_of(e.subject_id, e.kind, e.authority_id, e.natural_key)
  where e.placed is null and e.record_id is distinct from record_id_of(e.subject_id, e.kind, e.authority_id, e.natural_key)`;
