import { appendAuditEntry, findReport, isGranted } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { ApiError, notFound } from '../../../errors/api-error.ts';
import { type Report, reportOutput } from '../../../reports/report-output.ts';
import { reportParams } from './report-params.ts';
import { withReport } from './with-report.ts';

const answer = z.object({ reportNo: z.string(), report: reportOutput });

/**
 * `GET /v1/credit-reports/{reportNo}`: a report as it was issued, byte by byte, for the client that asked
 * for it and for auditors. To others it does not exist. One about a natural person is read with a purpose only
 * (`rereadReport`).
 */
export function readReport(app: V1App, context: ApiContext): void {
  app.get(
    '/credit-reports/:reportNo',
    {
      schema: {
        tags: ['reports'],
        summary: '读取已出具的信用报告 An issued report',
        params: reportParams,
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      const { client } = request;
      const report = await findReport(context.store.db, context.sealing, request.params.reportNo);
      const mayRead = report?.clientId === client.id || isGranted(client, 'read-any-report');
      if (!report || !mayRead) throw notFound();
      const { reportNo, text } = report;
      const issued: Report = JSON.parse(text);
      if (issued.subject.kind === 'natural-person') throw purposeNeeded();
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
      return reply
        .type('application/json; charset=utf-8')
        .serializer(() => withReport({ reportNo }, text))
        .send({ reportNo, report: issued });
    },
  );
}

function purposeNeeded(): ApiError {
  return new ApiError(
    403,
    'purpose-needed',
    '再次读取自然人的报告须说明用途、事项、经办人和查询依据：POST /v1/credit-reports/{reportNo}/readings',
    'To read a natural person’s report again takes a purpose, a matter, an operator and a basis: POST /v1/credit-reports/{reportNo}/readings',
  );
}
