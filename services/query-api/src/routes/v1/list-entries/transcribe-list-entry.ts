import { findSubject, transcribeListEntry } from '@egret/store';
import type { Clock } from '@egret/runtime';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { authorityInput } from '../../../schemas/authority.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { identifierInput } from '../../../schemas/identifier.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { documentNumberText, freeText, referenceText } from '../../../schemas/plain-text.ts';
import { issuesProblem, obstacleProblem } from './problems.ts';
import { readEntry } from './read-entry.ts';
import { listEntryOutput } from './shape.ts';

const bodyOn = (clock: Clock) =>
  z.strictObject({
    definition: referenceText(64).meta({ description: '名单定义的标识，如 judgment-defaulters' }),
    instrument: referenceText(64)
      .optional()
      .meta({ description: '列入依据的文件标识；默认为名单定义中施行的文件' }),
    article: referenceText(64).optional().meta({ description: '列入依据的条款，如 第一条第一项' }),
    subject: identifierInput(clock),
    determiningAuthority: authorityInput,
    decisionNumber: documentNumberText(128).meta({ description: '决定文号' }),
    decidedOn: dateInput,
    validTo: dateInput.optional().meta({ description: '有效期止；名单定义规定期限的必填' }),
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
        body: bodyOn(context.clock),
        response: { 201: listEntryOutput },
      },
    },
    async (request, reply) => {
      const { subject: identifier, determiningAuthority, operator, ...decision } = request.body;
      refuseFuture(context.clock, decision.decidedOn, '/decidedOn');
      const { db } = context.store;
      const subject = await findSubject(db, context.sealing, identifier);
      if (!subject) throw notFound();
      const transcription = {
        definitionId: decision.definition,
        instrumentId: decision.instrument ?? null,
        article: decision.article ?? null,
        subjectId: subject.id,
        determiningAuthority: { uscc: determiningAuthority.uscc ?? null, name: determiningAuthority.name },
        decisionNumber: decision.decisionNumber,
        decidedOn: decision.decidedOn,
        validTo: decision.validTo ?? null,
        reason: decision.reason,
      };
      const actor = { clientId: request.client.id, operator };
      const lists = await context.reference.current();
      const outcome = await db
        .transaction()
        .execute((trx) =>
          transcribeListEntry(trx, transcription, actor, lists, context.clock.businessDate()),
        );
      switch (outcome.outcome) {
        case 'unknown-subject':
          throw notFound();
        case 'invalid':
          throw issuesProblem(outcome.issues);
        case 'obstacle':
          throw obstacleProblem(outcome.why);
        case 'transcribed':
          return reply
            .code(201)
            .header('location', `/v1/list-entries/${outcome.id}`)
            .send(await readEntry(context, request.client, outcome.id));
      }
    },
  );
}
