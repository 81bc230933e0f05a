import { appendAuditEntry, findReport, isGranted } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { reportNoPattern } from '../../../reports/numbers.ts';
import { type Report, reportOutput } from '../../../reports/report-output.ts';
import { withReport } from './with-report.ts';

const params = z.strictObject({
  reportNo: z
    .string()
    .regex(reportNoPattern)
    .meta({ description: '报告编号', examples: ['HC-20201231-7QK2M9TZ'] }),
});

const answer = z.object({ reportNo: z.string(), report: reportOutput });

/**
 * `GET /v1/credit-reports/{reportNo}`: a report as it was issued, byte by byte, for the client that asked
 * for it and for auditors. To others it does not exist.
 */
export function readReport(app: V1App, context: ApiContext): void {
  app.get(
    '/credit-reports/:reportNo',
    {
      schema: {
        tags: ['reports'],
        summary: '读取已出具的信用报告 An issued report',
        params,
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      const { client } = request;
      const report = await findReport(context.store.db, context.sealing, request.params.reportNo);
      const mayRead = report?.clientId === client.id || isGranted(client, 'read-any-report');
      if (!report || !mayRead) throw notFound();
      await appendAuditEntry(context.store.db, {
        clientId: client.id,
        operator: null,
        action: 'read-report',
        purpose: null,
        matter: null,
        accessBasis: null,
        subjectId: report.subjectId,
        identifierDigest: report.identifierDigest,
        object: report.reportNo,
        result: 'read',
      });
      const { reportNo, text } = report;
      const issued: Report = JSON.parse(text);
      return reply
        .type('application/json; charset=utf-8')
        .serializer(() => withReport({ reportNo }, text))
        .send({ reportNo, report: issued });
    },
  );
}
