import type { Client } from 'pg';
import { type MergePlace, mergeVersions, type VersionedTable } from './merge-versions.ts';

const registrationVersions: VersionedTable = {
  name: 'registration_version',
  key: ['subject_id'],
  content: {
    name: `c.content ->> 'name'`,
    legal_form: `c.content ->> 'legalForm'`,
    state: `c.content ->> 'state'`,
    registered_on: `(c.content ->> 'registeredOn')::date`,
    capital_fen: `(c.content ->> 'capitalFen')::bigint`,
    industry: `c.content ->> 'industry'`,
    address: `c.content ->> 'address'`,
    business_scope: `c.content ->> 'businessScope'`,
    authority_id: 'e.authority_id',
    approved_on: `(c.content ->> 'approvedOn')::date`,
  },
  saidOn: {
    version: '(coalesce(v.approved_on, v.registered_on), v.reported_on, v.place)',
    row: `(e.dated_on, $1::date, e.place)`,
  },
  datedBy: 'last-report',
};

/**
 * Writes the staged register entries as versions of their subjects' registrations: the entry approved last is current,
 * of one approval what the register said last (an abnormal state comes and goes without one).
 */
export async function mergeRegistrations(client: Client, place: MergePlace): Promise<void> {
  await mergeVersions(client, registrationVersions, place);
  await client.query(settle);
}

const settle = `
  update staged_entry e
  set outcome = case
    when s.current_version is null then 'inserted'
    when s.newer and not s.same then 'revised'
    else 'unchanged' end
  from staged_comparison s
  where s.line_no = e.line_no`;
