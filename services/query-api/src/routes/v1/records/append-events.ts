import { recordEventKinds, standingOf } from '@egret/domain';
import { appendRecordEvents, currentRecord, isGranted } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { ApiError, notFound } from '../../../errors/api-error.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { authorityInput } from '../../../schemas/authority.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { idInput, idParams } from '../../../schemas/ids.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { documentNumberText, freeText } from '../../../schemas/plain-text.ts';
import { refuseIncomplete, refusedEvent } from './problems.ts';
import { recordStandingOutput } from './shape.ts';

const body = z.strictObject({
  kind: z.enum(recordEventKinds).meta({ description: '撤销、变更、误报、替换、异议、复议、诉讼等' }),
  effectiveOn: dateInput.meta({ description: '生效日期' }),
  authority: authorityInput.meta({ description: '作出决定的单位' }),
  documentNumber: documentNumberText(128).meta({ description: '决定文号' }),
  outcome: z
    .enum(['upheld', 'partly-upheld', 'dismissed', 'withdrawn'])
    .optional()
    .meta({ description: '处理结果；异议、复议、诉讼办结时必填' }),
  replacedBy: idInput.optional().meta({ description: '替换后的信息；替换时必填' }),
  revokes: idInput.optional().meta({ description: '被撤回的事件；撤回事件时必填' }),
  reason: freeText(1000).meta({ description: '事由；其中的个人号码自动脱敏' }),
  operator: operatorInput,
});

/**
 * `POST /v1/records/{id}/events`: enters what has happened to a record, by the document of an authority. Who may
 * correct data acts on every record, others on those of their own department. Answers where the record stands then.
 */
export function appendEvents(app: V1App, context: ApiContext): void {
  app.post(
    '/records/:id/events',
    {
      schema: {
        tags: ['records'],
        summary: '登记信息的后续事件 Enter what happened to a record',
        params: idParams,
        body,
        response: { 201: recordStandingOutput },
      },
    },
    async (request, reply) => {
      const { authority, reason, operator, ...event } = request.body;
      refuseFuture(context.clock, event.effectiveOn, '/effectiveOn');
      refuseIncomplete(request.body);
      const { id: clientId, departmentId } = request.client;
      const ownDepartmentId = isGranted(request.client, 'correct-data') ? null : departmentId;
      const entered = {
        ...event,
        authority: { uscc: authority.uscc ?? null, name: authority.name },
        outcome: event.outcome ?? null,
        replacedBy: event.replacedBy ?? null,
        revokes: event.revokes ?? null,
      };
      const recordId = request.params.id;
      const today = context.clock.businessDate();
      const { db } = context.store;
      const outcome = await db
        .transaction()
        .execute((trx) =>
          appendRecordEvents(
            trx,
            context.sealing,
            { recordId, events: [entered], reason },
            { clientId, operator, ownDepartmentId },
            today,
          ),
        );
      switch (outcome.outcome) {
        case 'unknown':
          throw notFound();
        case 'forbidden':
          throw otherAuthority();
        case 'refused':
          throw refusedEvent(outcome.why, request.body);
        case 'appended':
      }
      const record = await currentRecord(db, recordId);
      if (!record) throw notFound();
      const { changesOn: _, ...standing } = standingOf(record, record.events, today);
      const { subjectId } = record;
      const [eventId = ''] = outcome.eventIds;
      return reply.code(201).send({ recordId, subjectId, eventId, asOf: today, standing });
    },
  );
}

function otherAuthority(): ApiError {
  return new ApiError(
    403,
    'other-authority',
    '该信息应由其作出单位或数据管理人员登记',
    'Events of this record are entered by its own authority or by data stewards',
  );
}
