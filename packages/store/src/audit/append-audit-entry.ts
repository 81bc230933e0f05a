import type { AccessBasisKind, Purpose } from '@egret/domain';
import type { Db } from '../db.ts';
import type { KeyedDigest } from '../sealing.ts';

/** What allows a client to read of a person: which kind of basis, and the document that shows it. */
export interface AccessBasis {
  readonly kind: AccessBasisKind;
  readonly reference: string | null;
}

/** What the audit trail knows clients to do. Statistics count by these words. */
export type AuditAction =
  | 'issue-report'
  | 'read-report'
  | 'read-score'
  | 'check-eligibility'
  | 'transcribe-list-entry'
  | 'determine-list-entry'
  | 'step-list-entry'
  | 'propose-reference'
  | 'decide-reference'
  | 'ship-reference'
  | 'refuse-request'
  | 'create-client'
  | 'add-client-key'
  | 'revoke-client-key'
  | 'grant-action'
  | 'end-grant'
  | 'save-operator'
  | 'close-operator'
  | 'create-consent'
  | 'revoke-consent'
  | 'read-list-entries'
  | 'read-list-entry'
  | 'append-record-events'
  | 'rotate-key'
  | 'retire-key';

/** One thing that a client read, asked or decided. */
export interface AuditEntry {
  /** Null where the client is not known, or where an operator of the installation acted on the command line. */
  readonly clientId: string | null;
  /** The person at the client; null where the client asks as a program. */
  readonly operator: { readonly staffNo: string; readonly name: string } | null;
  readonly action: AuditAction;
  readonly purpose: Purpose | null;
  readonly matter: string | null;
  readonly accessBasis: AccessBasis | null;
  readonly subjectId: string | null;
  /** The identifier asked for, so that a question about nobody is on record too. */
  readonly identifierDigest: KeyedDigest | null;
  /** What was read or decided: a report number, a list entry, a perk. Never an identity number. */
  readonly object: string;
  readonly result: string;
  /** Where a refused request came from. */
  readonly address?: string;
}

/**
 * Appends one entry in the caller's transaction: the answer and its trace commit together or not at all.
 * Returns the entry's position in the trail.
 */
export async function appendAuditEntry(db: Db, entry: AuditEntry): Promise<number> {
  const { position } = await db
    .insertInto('audit_entry')
    .values(toRow(entry))
    .returning('position')
    .executeTakeFirstOrThrow();
  return position;
}

/** Appends several entries by one statement, in the caller's transaction; none where there are none. */
export async function appendAuditEntries(db: Db, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.insertInto('audit_entry').values(entries.map(toRow)).execute();
}

function toRow(entry: AuditEntry) {
  return {
    client_id: entry.clientId,
    operator_staff_no: entry.operator?.staffNo ?? null,
    operator_name: entry.operator?.name ?? null,
    action: entry.action,
    purpose: entry.purpose,
    matter: entry.matter,
    access_basis: entry.accessBasis === null ? null : JSON.stringify(entry.accessBasis),
    subject_id: entry.subjectId,
    identifier_digest: entry.identifierDigest?.digest ?? null,
    digest_key_id: entry.identifierDigest?.keyId ?? null,
    object: entry.object,
    result: entry.result,
    address: entry.address ?? null,
  };
}
