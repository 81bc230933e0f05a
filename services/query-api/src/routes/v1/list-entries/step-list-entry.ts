import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { idParams } from '../../../schemas/ids.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { documentNumberText, freeText } from '../../../schemas/plain-text.ts';
import { takeStep } from './take-step.ts';
import { listEntryOutput } from './shape.ts';

const body = z.strictObject({
  step: z.enum(['suspended', 'resumed', 'expired', 'repaired', 'removed', 'revoked']).meta({
    description: '中止、恢复、到期、修复、移出、撤销；有利于主体的立即生效',
  }),
  effectiveOn: dateInput.optional().meta({ description: '生效日期；默认今天，恢复不得追溯' }),
  documentNumber: documentNumberText(128)
    .optional()
    .meta({ description: '决定文号；修复、移出、撤销时必填' }),
  operator: operatorInput,
  reason: freeText(1000),
});

/** `POST /v1/list-entries/{id}/steps`: records what happens to a determined entry. */
export function stepEntry(app: V1App, context: ApiContext): void {
  app.post(
    '/list-entries/:id/steps',
    {
      schema: {
        tags: ['lists'],
        summary: '名单条目的后续步骤 Record a step on an entry',
        params: idParams,
        body,
        response: { 200: listEntryOutput },
      },
    },
    async (request) => {
      const { step: kind, effectiveOn, documentNumber, operator, reason } = request.body;
      const step = {
        kind,
        effectiveOn: effectiveOn ?? null,
        documentNumber: documentNumber ?? null,
      };
      return takeStep(context, request.params.id, step, { client: request.client, operator, reason });
    },
  );
}
