import { isPersonalScheme, isSamePersonName, issuerOn } from '@egret/domain';
import { tierLabel } from '@egret/scorecard';
import {
  type AccessBasis,
  appendAuditEntry,
  type AuditEntry,
  currentSeq,
  findSubjectByDigest,
  reportMaterial,
  saveReport,
  scoreAsOf,
  type Subject,
} from '@egret/store';
import type { ApiContext } from '../context.ts';
import { assembleReport } from './assemble-report.ts';
import { newReportNo, newVerificationCode } from './numbers.ts';
import type { ReportEvaluation, ReportInput, ReportSubject } from './report-input.ts';
import { type Report, reportOutput } from './report-output.ts';

/** What a department asks for, and who asks. */
export interface ReportQuestion extends Pick<
  ReportInput,
  'identifier' | 'givenName' | 'purpose' | 'requestedBy' | 'asOf'
> {
  readonly clientId: string;
  readonly operator: NonNullable<AuditEntry['operator']>;
  readonly matter: string;
  /** Kept in the audit trail as it was given. */
  readonly accessBasis: (AccessBasis & { readonly legalBasis: string | null }) | null;
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
 * Issues a report: reads what is held, puts it together, and keeps the report and its audit entry in one
 * transaction. A name that is not the person's is answered as if nobody were known by the number.
 */
export async function issueReport(
  context: Pick<ApiContext, 'store' | 'sealing' | 'clock' | 'reference'>,
  question: ReportQuestion,
): Promise<NewReport> {
  const { store, sealing, clock } = context;
  const { identifier, asOf } = question;
  const identifierDigest = sealing.keyedIdentifierDigest(identifier);
  const seq = await currentSeq(store.db);
  const found = await findSubjectByDigest(store.db, identifier.scheme, identifierDigest.digest);
  const { law, ...reference } = await context.reference.current();
  const point = { asOf, seq, law };
  const subject = found && isMeant(found, question) ? await readSubject(context, found, point) : null;
  const issuer = issuerOn(reference.issuer, clock.businessDate());
  const reportNo = newReportNo(issuer.reportPrefix, asOf);
  const assembled = assembleReport({
    ...question,
    reportNo,
    issuedBy: issuer.name,
    subject,
    accessBasis: question.accessBasis?.kind ?? null,
    generatedAt: clock.now(),
    seq,
    law,
  });
  const report = reportOutput.parse(assembled);
  const text = JSON.stringify(report);
  const verificationCode = newVerificationCode();
  const subjectId = subject?.id ?? null;
  const { clientId, operator, purpose, matter, accessBasis } = question;
  await store.db.transaction().execute(async (trx) => {
    const issued = { reportNo, verificationCode, clientId, subjectId, identifierDigest, asOf, seq, text };
    await saveReport(trx, sealing, issued);
    await appendAuditEntry(trx, {
      clientId,
      operator,
      action: 'issue-report',
      purpose,
      matter,
      accessBasis,
      subjectId,
      identifierDigest,
      object: reportNo,
      result: subject ? 'issued' : 'issued-nothing-held',
    });
  });
  return { reportNo, verificationCode, report, text };
}

/** An organisation is who its code says; a natural person must be named too. */
function isMeant(found: Subject, { identifier, givenName }: ReportQuestion): boolean {
  return (
    !isPersonalScheme(identifier.scheme) || (givenName !== null && isSamePersonName(found.name, givenName))
  );
}

async function readSubject(
  context: Pick<ApiContext, 'store' | 'clock'>,
  found: Subject,
  point: Pick<ReportInput, 'asOf' | 'seq' | 'law'>,
): Promise<ReportSubject> {
  const { store } = context;
  const [material, evaluation] = await Promise.all([
    reportMaterial(store.db, found.id, point),
    // A natural person's score is in no department's report.
    found.kind === 'natural-person' ? null : readEvaluation(context, found.id, point),
  ]);
  return { ...found, material, evaluation };
}

async function readEvaluation(
  { store, clock }: Pick<ApiContext, 'store' | 'clock'>,
  subjectId: string,
  point: Pick<ReportInput, 'asOf' | 'seq' | 'law'>,
): Promise<ReportEvaluation | null> {
  const score = await scoreAsOf(store, subjectId, {
    ...point,
    today: clock.businessDate(),
  });
  if (!score) return null;
  const { model, points, tier } = score;
  const label = tierLabel(model.model, tier, point.asOf);
  return { model: model.model, points, tier: { id: tier, ...(label ?? { zh: tier, en: tier }) } };
}
