import { createHash } from 'node:crypto';
import type { AccessBasisKind, LocalDate } from '@egret/domain';
import type { Db } from '../db.ts';
import { holdKeys } from '../keys/guard-keys.ts';
import type { KeyedDigest, Sealing } from '../sealing.ts';

/** A report as it was issued. */
export interface IssuedReport {
  readonly reportNo: string;
  /** The client that asked for it. */
  readonly clientId: string;
  readonly subjectId: string;
  readonly identifierDigest: KeyedDigest;
  /** On what basis it was issued; null where none was needed. */
  readonly accessBasisKind: AccessBasisKind | null;
  readonly asOf: LocalDate;
  readonly seq: number;
  /** The report's text, to be given back byte by byte. */
  readonly text: string;
}

/** What is kept of a verification code: its SHA-256 (32 bytes). The code is random and long enough for a plain hash. */
export function verificationDigest(code: string): Buffer {
  return createHash('sha256').update(code, 'utf8').digest();
}

/**
 * Keeps a report as issued, sealed and bound to its number; of the verification code only a digest. Fails
 * by the primary key where the number is taken, and with `KeyError` where the keys are not the store's any more.
 * Belongs into a transaction.
 */
export async function saveReport(
  db: Db,
  sealing: Sealing,
  report: IssuedReport & { readonly verificationCode: string },
): Promise<void> {
  await holdKeys(db, sealing);
  await db
    .insertInto('credit_report')
    .values({
      report_no: report.reportNo,
      verification_digest: verificationDigest(report.verificationCode),
      client_id: report.clientId,
      subject_id: report.subjectId,
      identifier_digest: report.identifierDigest.digest,
      digest_key_id: report.identifierDigest.keyId,
      access_basis_kind: report.accessBasisKind,
      as_of: report.asOf,
      seq: report.seq,
      sealed: sealing.seal({ table: 'credit_report', id: report.reportNo }, report.text),
    })
    .execute();
}

/** The report with this number, or null. Throws `SealError` where what is kept was changed or moved. */
export async function findReport(db: Db, sealing: Sealing, reportNo: string): Promise<IssuedReport | null> {
  const row = await db
    .selectFrom('credit_report')
    .selectAll()
    .where('report_no', '=', reportNo)
    .executeTakeFirst();
  if (!row) return null;
  return {
    reportNo,
    clientId: row.client_id,
    subjectId: row.subject_id,
    identifierDigest: { keyId: row.digest_key_id, digest: row.identifier_digest },
    accessBasisKind: row.access_basis_kind,
    asOf: row.as_of,
    seq: row.seq,
    text: sealing.open({ table: 'credit_report', id: reportNo }, row.sealed).toString('utf8'),
  };
}
