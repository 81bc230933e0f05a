import { parseDocument } from '@egret/reference';
import { proposeReference } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { refusedByZod } from '../../../errors/from-zod.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { freeText, refuseCitizenNumbersWithin } from '../../../schemas/plain-text.ts';
import { refusedAsTooEarly, refusedBesideAnother, refusedByCitations } from './problems.ts';
import { readVersion } from './read-version.ts';
import { textParams, versionOutput } from './shape.ts';

const body = z.strictObject({
  inForceFrom: dateInput.meta({ description: '首日，最早为次日' }),
  inForceTo: dateInput.nullable().default(null).meta({ description: '最后一天；未定为 null' }),
  definition: z
    .record(z.string(), z.unknown())
    .superRefine(refuseCitizenNumbersWithin)
    .meta({ description: '内容，格式因种类而异' }),
  operator: operatorInput,
  reason: freeText(1000).meta({ description: '变更理由' }),
});

/** `POST /v1/reference/{kind}/{id}/versions`: proposes a change; it holds once another person approves it. */
export function proposeVersion(app: V1App, context: ApiContext): void {
  app.post(
    '/reference/:kind/:id/versions',
    {
      schema: {
        tags: ['reference'],
        summary: '提出变更 Propose a version',
        params: textParams,
        body,
        response: { 201: versionOutput },
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params;
      const { inForceFrom, inForceTo, definition, operator, reason } = request.body;
      const parsed = parseDocument(kind, { id, inForceFrom, inForceTo, definition });
      if (!parsed.ok) throw refusedByZod(parsed.issues, request.body);
      const actor = { clientId: request.client.id, operator, reason };
      const outcome = await context.store.db
        .transaction()
        .execute((trx) => proposeReference(trx, parsed.document, actor, context.clock.businessDate()));
      switch (outcome.outcome) {
        case 'too-early':
          throw refusedAsTooEarly(outcome.earliest, inForceFrom);
        case 'open-proposal':
          throw refusedBesideAnother(outcome.version);
        case 'broken-citations':
          throw refusedByCitations(outcome.problems, { kind, id });
        case 'proposed':
          return reply
            .code(201)
            .header('location', `/v1/reference/${kind}?id=${id}`)
            .send(await readVersion(context, { kind, id, version: outcome.version }));
      }
    },
  );
}
