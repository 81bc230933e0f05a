import type { Client } from 'pg';

/** Works out the id of the record that every staged entry is about; registrations and enrolments have none. */
export async function resolveRecords(client: Client): Promise<void> {
  await client.query(resolve);
}

const resolve = `
  update staged_entry set record_id = record_id_of(subject_id, kind, authority_id, natural_key)
  where kind is not null and subject_id is not null`;
