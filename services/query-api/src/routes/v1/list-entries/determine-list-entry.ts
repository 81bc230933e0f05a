import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { idParams } from '../../../schemas/ids.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { documentNumberText, freeText } from '../../../schemas/plain-text.ts';
import { takeStep } from './take-step.ts';
import { listEntryOutput } from './shape.ts';

const body = z.strictObject({
  decision: z.enum(['determine', 'reject']),
  decisionNumber: documentNumberText(128)
    .optional()
    .meta({ description: '认定决定文号；认定本系统建议的条目时必填' }),
  decidedOn: dateInput.optional().meta({ description: '认定日期；认定本系统建议的条目时必填' }),
  validTo: dateInput.optional(),
  operator: operatorInput,
  reason: freeText(1000),
});

/** `POST /v1/list-entries/{id}/determination`: determines or rejects a proposed entry, never one's own. */
export function determineEntry(app: V1App, context: ApiContext): void {
  app.post(
    '/list-entries/:id/determination',
    {
      schema: {
        tags: ['lists'],
        summary: '认定或退回 Determine or reject an entry',
        params: idParams,
        body,
        response: { 200: listEntryOutput },
      },
    },
    async (request) => {
      const { decision, decisionNumber, decidedOn, validTo, operator, reason } = request.body;
      refuseFuture(context.clock, decidedOn, '/decidedOn');
      const step =
        decision === 'reject'
          ? ({ kind: 'rejected' } as const)
          : ({
              kind: 'determined',
              documentNumber: decisionNumber ?? null,
              decidedOn: decidedOn ?? null,
              validTo: validTo ?? null,
            } as const);
      const author = { client: request.client, operator, reason };
      return takeStep(context, request.params.id, step, author, { documentNumber: 'decisionNumber' });
    },
  );
}
