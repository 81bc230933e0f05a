import { decideReference } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { ApiError, conflict, notFound } from '../../../errors/api-error.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { freeText } from '../../../schemas/plain-text.ts';
import { refusedByCitations } from './problems.ts';
import { readVersion } from './read-version.ts';
import { textParams, versionOutput } from './shape.ts';

const params = textParams.extend({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

const body = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  operator: operatorInput,
  reason: freeText(1000),
});

/** `POST /v1/reference/{kind}/{id}/versions/{version}/approval`: approves or rejects a change, never one's own. */
export function decideVersion(app: V1App, context: ApiContext): void {
  app.post(
    '/reference/:kind/:id/versions/:version/approval',
    {
      schema: {
        tags: ['reference'],
        summary: '批准或退回变更 Approve or reject a version',
        params,
        body,
        response: { 200: versionOutput },
      },
    },
    async (request) => {
      const { decision, operator, reason } = request.body;
      const actor = { clientId: request.client.id, operator, reason };
      const today = context.clock.businessDate();
      const outcome = await context.store.db
        .transaction()
        .execute((trx) => decideReference(trx, request.params, decision, actor, today));
      switch (outcome.outcome) {
        case 'unknown':
          throw notFound();
        case 'own-proposal':
          throw new ApiError(
            403,
            'own-proposal',
            '提出变更者不得自行批准',
            'Whoever proposed a change does not decide on it',
          );
        case 'decided-before':
          throw conflict('decided-before', '该版本已作出决定', 'This version was decided on before');
        case 'too-late':
          throw conflict(
            'too-late',
            `施行首日已到，请以 ${outcome.earliest} 或以后为首日重新提出`,
            `Its first day has come: propose it again for ${outcome.earliest} or later`,
          );
        case 'broken-citations':
          throw refusedByCitations(outcome.problems, { kind: '', id: '' });
        case 'approved':
        case 'rejected':
          return readVersion(context, request.params);
      }
    },
  );
}
