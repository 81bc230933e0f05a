import { listKinds } from '@egret/domain';
import { findSubjectByDigest, transcribeListEntry } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { authorityInput } from '../../../schemas/authority.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { identifierInput } from '../../../schemas/identifier.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { freeText, plainText } from '../../../schemas/plain-text.ts';
import { listConflict, refuseEarlierEnd } from './problems.ts';
import { readEntry } from './read-entry.ts';
import { listEntryOutput } from './shape.ts';

const body = z.strictObject({
  list: z.enum(listKinds),
  subject: identifierInput,
  determiningAuthority: authorityInput,
  decisionNumber: plainText(128).meta({ description: '决定文号' }),
  decidedOn: dateInput,
  validTo: dateInput.optional(),
  legalBasis: freeText(400),
  reason: freeText(1000).meta({ description: '列入事由；其中的个人号码自动脱敏' }),
  operator: operatorInput,
});

/** `POST /v1/list-entries`: copies a decision taken elsewhere; it counts once a second person accepts it. */
export function transcribeEntry(app: V1App, context: ApiContext): void {
  app.post(
    '/list-entries',
    {
      schema: {
        tags: ['lists'],
        summary: '录入外部认定 Transcribe a decision',
        body,
        response: { 201: listEntryOutput },
      },
    },
    async (request, reply) => {
      const { subject: identifier, determiningAuthority, operator, validTo, ...decision } = request.body;
      refuseFuture(context.clock, decision.decidedOn, '/decidedOn');
      refuseEarlierEnd(decision.decidedOn, validTo);
      const { db } = context.store;
      const digest = context.sealing.identifierDigest(identifier);
      const subject = await findSubjectByDigest(db, identifier.scheme, digest);
      if (!subject) throw notFound();
      const transcription = {
        ...decision,
        subjectId: subject.id,
        determiningAuthority: { uscc: determiningAuthority.uscc ?? null, name: determiningAuthority.name },
        validTo: validTo ?? null,
      };
      const actor = { clientId: request.client.id, operator };
      const outcome = await db
        .transaction()
        .execute((trx) => transcribeListEntry(trx, transcription, actor, context.clock.businessDate()));
      if (outcome.outcome === 'refused') {
        throw outcome.why === 'unknown-subject' ? notFound() : listConflict(outcome.why);
      }
      return reply.code(201).send(await readEntry(context, outcome.id));
    },
  );
}
