import { type ListKind, listKinds, type ListState, listStates, type Role } from '@egret/domain';
import { pageListEntries } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { forbidden } from '../../../errors/api-error.ts';
import { cursorAfter, pageOutput, pageQuery } from '../../../schemas/page.ts';
import { listEntryOutput, showListEntry } from './shape.ts';

const querystring = z.strictObject({
  list: z.enum(listKinds),
  state: z.enum(listStates).default('determined').meta({ description: '已认定的仅列当前有效条目' }),
  ...pageQuery,
});

/** Key-attention entries only guide supervision (国办发〔2020〕49号); what is not determined is nobody's business but theirs. */
const readersOfKeyAttention: readonly Role[] = ['list-admin', 'auditor'];
const readersOfUndetermined: readonly Role[] = ['list-admin', 'determining-officer', 'auditor'];

/** `GET /v1/list-entries`: the entries of one list, in pages. */
export function listEntries(app: V1App, context: ApiContext): void {
  app.get(
    '/list-entries',
    {
      schema: {
        tags: ['lists'],
        summary: '名单条目 List entries',
        querystring,
        response: { 200: pageOutput(listEntryOutput) },
      },
    },
    async (request) => {
      const { list, state, limit, cursor } = request.query;
      if (!mayRead(request.client.roles, list, state)) throw forbidden();
      const entries = await pageListEntries(context.store.db, context.sealing, {
        list,
        state,
        asOf: context.clock.businessDate(),
        after: cursor ?? null,
        limit: limit + 1,
      });
      const shown = entries.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(showListEntry),
        nextCursor: entries.length > limit && last ? cursorAfter(last.id) : null,
      };
    },
  );
}

function mayRead(roles: readonly Role[], list: ListKind, state: ListState): boolean {
  const holds = (readers: readonly Role[]): boolean => readers.some((role) => roles.includes(role));
  if (list === 'key-attention' && !holds(readersOfKeyAttention)) return false;
  return state === 'determined' || holds(readersOfUndetermined);
}
