import { appendAuditEntry, revokeConsent as revoke } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { dateOutput } from '../../../schemas/calendar-date.ts';
import { idOutput, idParams } from '../../../schemas/ids.ts';
import { operatorInput } from '../../../schemas/operator.ts';

/** `POST /v1/consents/{id}/revocation`: from the current business day on the consent allows nothing. */
export function revokeConsent(app: V1App, context: ApiContext): void {
  app.post(
    '/consents/:id/revocation',
    {
      schema: {
        tags: ['consents'],
        summary: '撤回授权 Revoke a consent',
        params: idParams,
        body: z.strictObject({ operator: operatorInput }),
        response: { 200: z.object({ id: idOutput, revokedOn: dateOutput }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const revokedOn = context.clock.businessDate();
      const { operator } = request.body;
      await context.store.db.transaction().execute(async (trx) => {
        if (!(await revoke(trx, id, revokedOn))) throw notFound();
        await appendAuditEntry(trx, {
          ...{ clientId: request.client.id, operator, action: 'revoke-consent', purpose: null, matter: null },
          ...{ accessBasis: null, subjectId: null, identifierDigest: null, object: id, result: 'revoked' },
        });
      });
      return { id, revokedOn };
    },
  );
}
