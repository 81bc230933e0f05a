import { appendAuditEntry, subjectById, subjectNumbers } from '@egret/store';
import { readingRequest } from '../../../basis/basis-input.ts';
import { checkBasis, refuseSelfQuery } from '../../../basis/check-basis.ts';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { idParams } from '../../../schemas/ids.ts';
import { currentScore } from './current-score.ts';
import { scoreOutput } from './score-output.ts';

/**
 * `POST /v1/subjects/{id}/score-readings`: a natural person's score with its reasons, without their name. Nobody reads
 * one without a purpose, a matter, a person who asks and a basis of access, all of them on record.
 */
export function readPersonalScore(app: V1App, context: ApiContext): void {
  app.post(
    '/subjects/:id/score-readings',
    {
      schema: {
        tags: ['subjects'],
        summary: '读取自然人的得分及明细 Score of a natural person, explained',
        params: idParams,
        body: readingRequest,
        response: { 200: scoreOutput },
      },
    },
    async (request) => {
      const { client, body } = request;
      const { purpose, matter, operator } = body;
      const { db } = context.store;
      const subject = await subjectById(db, request.params.id);
      if (subject?.kind !== 'natural-person') throw notFound();
      refuseSelfQuery(client, purpose);
      const numbers = await subjectNumbers(db, context.sealing, subject.id);
      const accessBasis = await checkBasis(context, client, { numbers, purpose }, body.accessBasis);
      const shown = await currentScore(context, subject);
      await appendAuditEntry(db, {
        ...{ clientId: client.id, operator, action: 'read-score', purpose, matter, accessBasis },
        ...{ subjectId: subject.id, identifierDigest: null, object: `subject/${subject.id}` },
        result: shown === null ? 'not-found' : 'read',
      });
      request.traced = true;
      if (shown === null) throw notFound();
      return shown;
    },
  );
}
