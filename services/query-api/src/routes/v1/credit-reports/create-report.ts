import {
  isPersonalIdentifier,
  isPersonalScheme,
  mask,
  minorUntil,
  purposeLabels,
  reportPhrases,
} from '@egret/domain';
import { isGranted } from '@egret/store';
import { z } from 'zod';
import { checkBasis, refuseSelfQuery } from '../../../basis/check-basis.ts';
import type { ApiContext, V1App } from '../../../context.ts';
import { forbidden, type RequestError, unprocessable } from '../../../errors/api-error.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { issueReport } from '../../../reports/issue-report.ts';
import { reportOutput } from '../../../reports/report-output.ts';
import { instantOutput } from '../../../schemas/calendar-date.ts';
import { type ReportRequest, reportRequest } from './report-request.ts';
import { withReport } from './with-report.ts';

const issued = z.object({
  reportNo: z.string(),
  verificationCode: z.string().meta({ description: '核验码，仅在出具时给出一次' }),
  report: reportOutput,
});

const label = z.object({ zh: z.string(), en: z.string() });

/** Where nobody was matched nothing official is said: no number, no sections, and no word on why. */
const slip = z.object({
  reportNo: z.null().meta({ description: '未出具报告' }),
  notice: label,
  identifier: z.object({ scheme: z.string(), value: z.string().meta({ description: '个人号码已脱敏' }) }),
  purpose: label,
  requestedBy: z.string(),
  askedAt: instantOutput,
});

/** `POST /v1/credit-reports`: issues a report to a department for a stated purpose, or says that nobody was matched. */
export function createReport(app: V1App, context: ApiContext): void {
  app.post(
    '/credit-reports',
    {
      schema: {
        tags: ['reports'],
        summary: '出具信用报告 Issue a credit report',
        body: reportRequest(context.clock),
        response: { 200: slip, 201: issued },
      },
    },
    async (request, reply) => {
      const { subject, asOf = context.clock.businessDate(), ...question } = request.body;
      if (!isGranted(request.client, 'issue-report', { purpose: question.purpose })) throw forbidden();
      refuseFuture(context.clock, asOf, '/asOf');
      refuseSelfQuery(request.client, question.purpose);
      refuseMinor(context, request.body);
      const { scheme } = subject.identifier;
      const numbers = [{ scheme, digests: context.sealing.identifierDigests(subject.identifier) }];
      const { purpose, accessBasis: given } = question;
      const accessBasis =
        given === undefined ? null : await checkBasis(context, request.client, { numbers, purpose }, given);
      const requestedBy = request.client.departmentName;
      const report = await issueReport(context, {
        ...question,
        identifier: subject.identifier,
        givenName: subject.name,
        accessBasis,
        asOf,
        clientId: request.client.id,
        requestedBy,
      });
      if (report === null) {
        return reply.code(200).send(notMatched(request.body, requestedBy, context.clock.now()));
      }
      const { reportNo, verificationCode, text } = report;
      return reply
        .code(201)
        .header('location', `/v1/credit-reports/${reportNo}`)
        .type('application/json; charset=utf-8')
        .serializer(() => withReport({ reportNo, verificationCode }, text))
        .send({ reportNo, verificationCode, report: report.report });
    },
  );
}

/** What is held on a minor is not given for recruitment; the number alone says who is one. */
function refuseMinor(
  { clock }: Pick<ApiContext, 'clock'>,
  { purpose, subject: { identifier } }: ReportRequest,
): void {
  if (purpose !== 'recruitment' || !isPersonalScheme(identifier.scheme)) return;
  if (minorUntil(identifier, clock.businessDate()) !== null) throw unprocessable([minorForRecruitment]);
}

const minorForRecruitment: RequestError = {
  pointer: '/subject/value',
  code: 'minor',
  expected: 'a person of 18 or more',
  received: null,
  zh: '未成年人的信息不用于人事考录',
  en: 'What is held on a minor is not given for recruitment',
};

function notMatched(
  { subject: { identifier }, purpose }: ReportRequest,
  requestedBy: string,
  askedAt: Date,
): z.input<typeof slip> {
  const { scheme, value } = identifier;
  return {
    reportNo: null,
    notice: reportPhrases.notMatched,
    identifier: { scheme, value: isPersonalIdentifier(identifier) ? mask(value) : value },
    purpose: purposeLabels[purpose],
    requestedBy,
    askedAt: askedAt.toISOString(),
  };
}
