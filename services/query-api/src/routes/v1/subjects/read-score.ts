import { appendAuditEntry, subjectById } from '@egret/store';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { idParams } from '../../../schemas/ids.ts';
import { currentScore } from './current-score.ts';
import { scoreOutput } from './score-output.ts';

/**
 * `GET /v1/subjects/{id}/score`: the live score of an organisation or a self-employed household and why it is what it
 * is. A natural person is here the same as nobody (see `readPersonalScore`). Every question leaves its trace, one that
 * found nothing too.
 */
export function readScore(app: V1App, context: ApiContext): void {
  app.get(
    '/subjects/:id/score',
    {
      schema: {
        tags: ['subjects'],
        summary: '法人、非法人组织和个体工商户的得分及明细 Score of a subject, explained',
        params: idParams,
        response: { 200: scoreOutput },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { db } = context.store;
      const subject = await subjectById(db, id);
      const shown =
        subject && subject.kind !== 'natural-person' ? await currentScore(context, subject) : null;
      await appendAuditEntry(db, {
        ...{ clientId: request.client.id, operator: null, action: 'read-score', purpose: null, matter: null },
        ...{ accessBasis: null, subjectId: subject?.id ?? null, identifierDigest: null },
        ...{ object: `subject/${id}`, result: shown === null ? 'not-found' : 'read' },
      });
      request.traced = true;
      if (shown === null) throw notFound();
      return shown;
    },
  );
}
