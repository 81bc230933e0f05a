import { contactsOn, type Identifier, issuerOn, type LocalDate, type Purpose } from '@egret/domain';
import { appendAuditEntry, type AuditEntry, currentSeq, reportSources, saveReport } from '@egret/store';
import type { KeptBasis } from '../basis/check-basis.ts';
import type { ApiContext } from '../context.ts';
import { assembleReport } from './assemble-report.ts';
import { newReportNo, newVerificationCode } from './numbers.ts';
import { type Report, reportOutput } from './report-output.ts';
import { readReportSubject } from './report-subject.ts';

/** What a department asks for, and who asks. */
export interface ReportQuestion {
  readonly identifier: Identifier;
  /** The name that the requester gave. */
  readonly givenName: string | null;
  readonly purpose: Purpose;
  readonly matter: string;
  /** The department, as the report names it. */
  readonly requestedBy: string;
  readonly asOf: LocalDate;
  readonly clientId: string;
  readonly operator: NonNullable<AuditEntry['operator']>;
  /** Kept in the audit trail as it was given. */
  readonly accessBasis: KeptBasis | null;
}

export interface NewReport {
  readonly reportNo: string;
  /** Given out once: only its digest is kept. */
  readonly verificationCode: string;
  readonly report: Report;
  /** The report in JSON, as it is kept and given back. */
  readonly text: string;
}

/**
 * Issues a report: reads what is held, puts it together, and keeps the report and its audit entry in one transaction.
 * Returns null where no subject is matched, on record all the same: nothing official may be said of nobody.
 */
export async function issueReport(
  context: Pick<ApiContext, 'store' | 'sealing' | 'clock' | 'reference'>,
  question: ReportQuestion,
): Promise<NewReport | null> {
  const { store, sealing, clock } = context;
  const { identifier, givenName, purpose, requestedBy, accessBasis, asOf } = question;
  const identifierDigest = sealing.keyedIdentifierDigest(identifier);
  const issuedOn = clock.businessDate();
  const [tables, seq] = await Promise.all([context.reference.current(), currentSeq(store.prepared)]);
  const { law } = tables;
  const point = { asOf, issuedOn, seq, law };
  const [subject, sources] = await Promise.all([
    readReportSubject(context, { identifier, givenName, ...point }),
    reportSources(store.prepared, seq),
  ]);
  if (subject === null) {
    const unmatched = { object: 'no-report', result: 'not-matched', subjectId: null, identifierDigest };
    await appendAuditEntry(store.db, { ...entryOf(question), ...unmatched });
    return null;
  }
  const issuer = issuerOn(tables.issuers, issuedOn);
  const contacts = contactsOn(tables.authorities, issuedOn);
  const reportNo = newReportNo(issuer.reportPrefix, issuedOn);
  const assembled = assembleReport({
    ...{ reportNo, issuedBy: issuer.name, identifier, subject, purpose, requestedBy, ...point },
    ...{ accessBasis: accessBasis?.kind ?? null, generatedAt: clock.now() },
    ...{ sources, contacts, lists: tables },
  });
  const report = reportOutput.parse(assembled);
  const text = JSON.stringify(report);
  const verificationCode = newVerificationCode();
  const { clientId } = question;
  await store.prepared.transaction().execute(async (trx) => {
    const accessBasisKind = accessBasis?.kind ?? null;
    const issued = {
      reportNo,
      verificationCode,
      clientId,
      identifierDigest,
      accessBasisKind,
      asOf,
      seq,
      text,
    };
    await saveReport(trx, sealing, { ...issued, subjectId: subject.id });
    const kept = { object: reportNo, result: 'issued', subjectId: subject.id, identifierDigest };
    await appendAuditEntry(trx, { ...entryOf(question), ...kept });
  });
  return { reportNo, verificationCode, report, text };
}

/** What every trace of the question says: who asked, what for, and on what basis. */
function entryOf({ clientId, operator, purpose, matter, accessBasis }: ReportQuestion) {
  return { clientId, operator, action: 'issue-report', purpose, matter, accessBasis } as const;
}
