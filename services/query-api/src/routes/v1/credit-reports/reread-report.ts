import { appendAuditEntry, findReport, isGranted, subjectNumbers } from '@egret/store';
import { z } from 'zod';
import { readingRequest } from '../../../basis/basis-input.ts';
import { checkBasis, refuseSelfQuery } from '../../../basis/check-basis.ts';
import type { ApiContext, V1App } from '../../../context.ts';
import { conflict, notFound } from '../../../errors/api-error.ts';
import { type Report, reportOutput } from '../../../reports/report-output.ts';
import { reportParams } from './report-params.ts';
import { withReport } from './with-report.ts';

const answer = z.object({ reportNo: z.string(), report: reportOutput });

/**
 * `POST /v1/credit-reports/{reportNo}/readings`: reads an issued report again, for a purpose and on a basis of access
 * that are checked anew: that it was issued once is no reason to read it for ever. One that was issued with the person's
 * authorisation may show more than a duty allows, and is read with an authorisation only.
 */
export function rereadReport(app: V1App, context: ApiContext): void {
  app.post(
    '/credit-reports/:reportNo/readings',
    {
      schema: {
        tags: ['reports'],
        summary: '再次读取自然人的信用报告 Read an issued report again',
        params: reportParams,
        body: readingRequest,
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      const { client, body } = request;
      const { purpose, matter, operator } = body;
      const kept = await findReport(context.store.db, context.sealing, request.params.reportNo);
      const mayRead = kept?.clientId === client.id || isGranted(client, 'read-any-report');
      if (!kept || !mayRead) throw notFound();
      refuseSelfQuery(client, purpose);
      const report: Report = JSON.parse(kept.text);
      const { scheme } = report.subject.identifier;
      const { subjectId } = kept;
      const known =
        subjectId === null ? [] : await subjectNumbers(context.store.db, context.sealing, subjectId);
      const numbers = [{ scheme, digests: [kept.identifierDigest] }, ...known];
      const accessBasis = await checkBasis(context, client, { numbers, purpose }, body.accessBasis);
      const authorised = kept.accessBasisKind === 'consent' || kept.accessBasisKind === 'self';
      if (authorised && accessBasis.kind === 'statutory-duty') throw moreThanDutyAllows();
      await appendAuditEntry(context.store.db, {
        ...{ clientId: client.id, operator, action: 'read-report', purpose, matter, accessBasis },
        ...{ subjectId, identifierDigest: kept.identifierDigest },
        ...{ object: kept.reportNo, result: 'read' },
      });
      const { reportNo, text } = kept;
      return reply
        .type('application/json; charset=utf-8')
        .serializer(() => withReport({ reportNo }, text))
        .send({ reportNo, report });
    },
  );
}

function moreThanDutyAllows() {
  return conflict(
    'issued-with-authorisation',
    '该报告依授权出具，所示信息可能超出职责依据的范围；请凭授权读取，或者依职责另行查询',
    'This report was issued with the subject’s authorisation and may show more than a duty allows: read it with one, or ask anew',
  );
}
