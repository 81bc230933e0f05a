import type { Label, MayDetermine } from '@egret/domain';
import { determineListEntry, type MissingParticular } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { ApiError, notFound, unprocessable } from '../../../errors/api-error.ts';
import { refuseFuture } from '../../../errors/refuse-future.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { idParams } from '../../../schemas/ids.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { freeText, plainText } from '../../../schemas/plain-text.ts';
import { listConflict, refuseEarlierEnd } from './problems.ts';
import { readEntry } from './read-entry.ts';
import { listEntryOutput } from './shape.ts';

const body = z.strictObject({
  decision: z.enum(['determine', 'reject']),
  decisionNumber: plainText(128).optional().meta({ description: '认定决定文号；认定本系统建议的条目时必填' }),
  decidedOn: dateInput.optional().meta({ description: '认定日期；认定本系统建议的条目时必填' }),
  validTo: dateInput.optional(),
  legalBasis: freeText(400).optional(),
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
      const { decision, decisionNumber, decidedOn, validTo, legalBasis, operator, reason } = request.body;
      refuseFuture(context.clock, decidedOn, '/decidedOn');
      refuseEarlierEnd(decidedOn, validTo);
      const determination = {
        decision,
        decisionNumber: decisionNumber ?? null,
        decidedOn: decidedOn ?? null,
        validTo: validTo ?? null,
        legalBasis: legalBasis ?? null,
        reason,
      };
      const { id: clientId, departmentId, roles } = request.client;
      const actor = { clientId, operator, officer: { clientId, departmentId, roles } };
      const { id } = request.params;
      const outcome = await context.store.db
        .transaction()
        .execute((trx) => determineListEntry(trx, id, determination, actor, context.clock.businessDate()));
      switch (outcome.outcome) {
        case 'unknown':
          throw notFound();
        case 'forbidden':
          throw refusal(outcome.why);
        case 'incomplete':
          throw incomplete(outcome.missing);
        case 'conflict':
          throw listConflict(outcome.why);
        case 'determined':
        case 'rejected':
          return readEntry(context, id);
      }
    },
  );
}

function refusal(why: Exclude<MayDetermine, 'yes'>): ApiError {
  switch (why) {
    case 'own-proposal':
      return new ApiError(
        403,
        'own-proposal',
        '提出或录入该条目者不得自行认定',
        'Whoever proposed or transcribed an entry does not determine it',
      );
    case 'other-authority':
      return new ApiError(
        403,
        'other-authority',
        '该条目应由其认定单位作出决定',
        'This entry is for its determining authority to decide',
      );
    case 'other-role':
      return new ApiError(
        403,
        'other-role',
        '外部认定由名单管理员复核，本系统建议由认定经办人认定',
        'Transcriptions are accepted by list administrators, proposals are determined by determining officers',
      );
  }
}

const ofDecision = {
  zh: '认定须有决定文号和决定日期',
  en: 'A determination needs the number and the day of its decision',
};
const particulars: Readonly<Record<MissingParticular, Label & { readonly expected: string }>> = {
  decisionNumber: { expected: 'the number of the decision', ...ofDecision },
  decidedOn: { expected: 'the day of the decision', ...ofDecision },
  validTo: {
    expected: 'the last day of the entry',
    zh: '决定日期晚于建议的有效期，须另定有效期止',
    en: 'The decision lies behind the last day of the proposal: it needs a last day of its own',
  },
};

function incomplete(missing: readonly MissingParticular[]): ApiError {
  const [first, ...rest] = missing.map((name) => ({
    pointer: `/${name}`,
    code: 'required',
    received: null,
    ...particulars[name],
  }));
  if (!first) throw new Error('a determination is incomplete without anything missing');
  return unprocessable([first, ...rest]);
}
