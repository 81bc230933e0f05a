import { isGranted } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { forbidden } from '../../../errors/api-error.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { issueReport } from '../../../reports/issue-report.ts';
import { reportOutput } from '../../../reports/report-output.ts';
import { reportRequest } from './report-request.ts';
import { withReport } from './with-report.ts';

const issued = z.object({
  reportNo: z.string(),
  verificationCode: z.string().meta({ description: '核验码，仅在出具时给出一次' }),
  report: reportOutput,
});

/** `POST /v1/credit-reports`: issues a report to a department for a stated purpose. */
export function createReport(app: V1App, context: ApiContext): void {
  app.post(
    '/credit-reports',
    {
      schema: {
        tags: ['reports'],
        summary: '出具信用报告 Issue a credit report',
        body: reportRequest,
        response: { 201: issued },
      },
    },
    async (request, reply) => {
      const { subject, accessBasis, asOf = context.clock.businessDate(), ...question } = request.body;
      if (!isGranted(request.client, 'issue-report', { purpose: question.purpose })) throw forbidden();
      refuseFuture(context.clock, asOf, '/asOf');
      const { reportNo, verificationCode, report, text } = await issueReport(context, {
        ...question,
        identifier: subject.identifier,
        givenName: subject.name,
        accessBasis: accessBasis
          ? { kind: accessBasis.kind, reference: accessBasis.ref, legalBasis: accessBasis.legalBasis ?? null }
          : null,
        asOf,
        clientId: request.client.id,
        requestedBy: request.client.departmentName,
      });
      return reply
        .code(201)
        .type('application/json; charset=utf-8')
        .serializer(() => withReport({ reportNo, verificationCode }, text))
        .send({ reportNo, verificationCode, report });
    },
  );
}
