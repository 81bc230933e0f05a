import type { AccessBasisKind, Purpose } from '@egret/domain';
import type { Db } from '../db.ts';
import type { KeyedDigest } from '../sealing.ts';

/** What allows a client to read of a person: which kind of basis, and the document that shows it. */
export interface AccessBasis {
  readonly kind: AccessBasisKind;
  readonly reference: string | null;
}

/** What the audit trail knows clients to do. Statistics count by these words. */
export const auditActions = [
  'issue-report',
  'read-report',
  'read-score',
  'check-eligibility',
  'transcribe-list-entry',
  'determine-list-entry',
  'propose-reference',
  'decide-reference',
  'append-record-events',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One thing that a client read, asked or decided. */
export interface AuditEntry {
  readonly clientId: string;
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
}

/**
 * Appends one entry in the caller's transaction: the answer and its trace commit together or not at all.
 * Returns the entry's position in the trail.
 */
export async function appendAuditEntry(db: Db, entry: AuditEntry): Promise<number> {
  const { position } = await db
    .insertInto('audit_entry')
    .values({
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
    })
    .returning('position')
    .executeTakeFirstOrThrow();
  return position;
}
