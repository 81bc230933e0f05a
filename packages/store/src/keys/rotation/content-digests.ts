import type { PoolClient } from 'pg';
import { canonicalJson, type IdentifierScheme } from '@egret/domain';
import { digestVersion } from '../../ingest/content-digest.ts';
import type { Sealing } from '../../sealing.ts';
import { identifierValue } from '../../subjects/find-subject.ts';
import type { Rewriting } from './rewrite.ts';

/** What a digest was made under, and of which content: all but who stood for the subject in the row. */
interface ContentRow {
  readonly subject_id: string;
  readonly digest: Buffer;
  readonly digest_key_id: string;
  readonly digest_version: number;
  /** The content but its authority, as JSON. */
  readonly content: object;
  readonly authority: { readonly uscc: string | null; readonly name: string } | null;
}

/**
 * The digests by which delivered content is recognised, made anew from what is held of it. That a content is the one
 * that was delivered shows in its old digest; where it differs (a row that named its authority or the representative
 * otherwise than the directory does), the digest stays under its key, and so is compared.
 */
export function contentDigestsOf(sealing: Sealing): readonly Rewriting<ContentRow>[] {
  const common = {
    ...{ keyId: 'digest_key_id', stale: 't.digest_key_id <> $1', batch: 2000 },
  };
  const authority = `case when t.authority_id is not null then jsonb_build_object('uscc', a.uscc, 'name', a.name) end`;
  const digests = (digest: string) =>
    `t.subject_id, t.${digest} as digest, t.digest_key_id, t.digest_version`;
  const joins = 'left join authority a on a.id = t.authority_id';
  return [
    {
      ...{ ...common, table: 'record_version', value: 'content_digest', joins },
      key: { subject_id: 'uuid', record_id: 'uuid', version: 'integer' },
      columns: `${digests('content_digest')}, ${authority} as authority, jsonb_build_object('kind', t.kind,
        'documentNumber', t.document_number, 'decidedOn', t.decided_on, 'validFrom', t.valid_from,
        'validTo', t.valid_to, 'publicityStatedUntil', t.publicity_stated_until, 'severityStated', t.severity_stated,
        'procedureStated', t.procedure_stated, 'disclosureStated', t.disclosure_stated, 'fineFen', t.fine_fen,
        'details', t.details) as content`,
      remake: remakeSaid(sealing, 'record', 'issuingAuthority'),
    },
    {
      ...{ ...common, table: 'registration_version', value: 'content_digest', joins },
      key: { subject_id: 'uuid', version: 'integer' },
      columns: `${digests('content_digest')}, ${authority} as authority, jsonb_build_object('name', t.name,
        'legalForm', t.legal_form, 'state', t.state, 'registeredOn', t.registered_on, 'approvedOn', t.approved_on,
        'capitalFen', t.capital_fen,
        'industry', t.industry, 'address', t.address, 'businessScope', t.business_scope) as content`,
      remake: remakeSaid(sealing, 'registration', 'registrationAuthority'),
    },
    {
      ...{ ...common, table: 'enrolment_version', value: 'content_digest' },
      key: { subject_id: 'uuid', version: 'integer' },
      columns: `${digests('content_digest')}, null as authority, jsonb_build_object(
        'agreementNumber', t.agreement_number, 'acceptedOn', t.accepted_on, 'withdrawnOn', t.withdrawn_on) as content`,
      remake: remakeSaid(sealing, 'enrolment', null),
    },
    {
      ...{ ...common, table: 'record_event', value: 'event_digest', joins },
      key: { subject_id: 'uuid', record_id: 'uuid', id: 'uuid' },
      columns: `${digests('event_digest')}, ${authority} as authority, jsonb_build_object('kind', t.kind,
        'effectiveOn', t.effective_on, 'documentNumber', t.document_number, 'outcome', t.outcome,
        'replacedBy', t.replaced_by, 'revokes', t.revokes) as content`,
      unless: `exists (select from record_event o
        where o.subject_id = t.subject_id and o.record_id = t.record_id and o.event_digest = n.value)`,
      remake: async (_client, rows) =>
        rows.map((row) => remade(sealing, 'record-event', row, contentsOf(row, 'authority'))),
    },
  ];
}

type NamedOne = { readonly name: string; readonly identifier: object | null };

/** Of what rows of a delivery say: their content and their representative, as `openRowStage` digests them. */
function remakeSaid(
  sealing: Sealing,
  use: string,
  authorityField: string | null,
): Rewriting<ContentRow>['remake'] {
  return async (client, rows) => {
    const known = await representatives(client, sealing, [...new Set(rows.map((row) => row.subject_id))]);
    return rows.map((row) => {
      const named = [null, ...(known.get(row.subject_id) ?? [])];
      const said = contentsOf(row, authorityField).flatMap((content) => named.map((one) => [content, one]));
      return remade(sealing, use, row, said);
    });
  };
}

/** The content as it may have been delivered: a row may have named its authority without the code that is known of it. */
function contentsOf({ content, authority }: ContentRow, field: string | null): readonly object[] {
  if (field === null || authority === null) return [content];
  return [authority, { name: authority.name }].map((named) => ({ ...content, [field]: named }));
}

function remade(sealing: Sealing, use: string, row: ContentRow, said: readonly unknown[]): Buffer | null {
  if (row.digest_version !== digestVersion) return null;
  for (const one of said) {
    const text = canonicalJson(one);
    const kept = sealing.contentDigest(use, text, row.digest_key_id);
    if (kept.equals(row.digest)) return sealing.digest(use, text);
  }
  return null;
}

interface RepresentativeRow {
  readonly subject_id: string;
  readonly name: string;
  readonly id: string | null;
  readonly scheme: IdentifierScheme;
  readonly value: string | null;
  readonly sealed: Buffer | null;
  readonly sealed_as: string | null;
}

/** Everybody who ever stood for the subjects, with each of their numbers and without. */
async function representatives(
  client: PoolClient,
  sealing: Sealing,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedOne[]>> {
  const { rows } = await client.query<RepresentativeRow>(
    `
    select distinct r.subject_id, r.name, i.id, i.scheme, i.value, i.sealed, i.sealed_as
    from relation r left join identifier i on i.subject_id = r.related_subject_id
    where r.subject_id = any ($1)`,
    [subjectIds],
  );
  const known = new Map<string, NamedOne[]>();
  for (const { subject_id, name, id, scheme, ...held } of rows) {
    const named = known.get(subject_id) ?? [{ name, identifier: null }];
    if (id !== null) {
      named.push({ name, identifier: { scheme, value: identifierValue(sealing, { id, ...held }) } });
    }
    if (named.every((one) => one.name !== name || one.identifier !== null)) {
      named.push({ name, identifier: null });
    }
    known.set(subject_id, named);
  }
  return known;
}
