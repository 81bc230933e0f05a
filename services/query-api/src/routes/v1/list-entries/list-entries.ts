import { type ListKind, listKinds, type ListReference, listStates } from '@egret/domain';
import { appendAuditEntries, pageListEntries } from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { forbidden, unprocessable } from '../../../errors/api-error.ts';
import { cursorAfter, pageOutput, pageQuery } from '../../../schemas/page.ts';
import { mayActOnEntry, readableEntries } from './readers.ts';
import { listEntryOutput, showListEntry } from './shape.ts';

const querystring = z.strictObject({
  list: z.enum(listKinds).optional().meta({ description: '名单类别；与 definition 至少填一项' }),
  definition: z.string().max(64).optional().meta({ description: '名单定义的标识' }),
  state: z
    .enum(listStates)
    .default('determined')
    .meta({ description: '默认仅列当前有效条目；future 尚未生效，ended 已终止，suspended 已中止' }),
  ...pageQuery,
});

/** `GET /v1/list-entries`: the entries of one list in one state, in pages. */
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
      const { definition, state, limit, cursor } = request.query;
      const lists = await context.reference.current();
      const list = askedList(request.query.list, definition, lists);
      const readable = readableEntries(request.client, list, state);
      if (readable === 'none') throw forbidden();
      const entries = await pageListEntries(context.store.db, context.sealing, {
        list,
        definitionId: definition ?? null,
        state,
        authorityId: readable === 'own' ? request.client.departmentId : null,
        asOf: context.clock.businessDate(),
        after: cursor ?? null,
        limit: limit + 1,
      });
      const shown = entries.slice(0, limit);
      // Masked or not, whoever reads that a person is on a list leaves a trace on that person.
      await appendAuditEntries(
        context.store.db,
        shown
          .filter(({ subject }) => subject.kind === 'natural-person')
          .map((entry) => ({
            ...{ clientId: request.client.id, operator: null, action: 'read-list-entries' as const },
            ...{ purpose: null, matter: null, accessBasis: null, subjectId: entry.subject.id },
            ...{ identifierDigest: null, object: entry.id, result: entry.state },
          })),
      );
      const last = shown.at(-1);
      return {
        items: shown.map((entry) => showListEntry(entry, lists, mayActOnEntry(request.client, entry))),
        nextCursor: entries.length > limit && last ? cursorAfter(last.id) : null,
      };
    },
  );
}

/** The list that is asked for, by its kind or by one of its definitions. 422 where neither says one, or both differ. */
function askedList(
  list: ListKind | undefined,
  definition: string | undefined,
  { listDefinitions }: ListReference,
): ListKind {
  const known = listDefinitions.filter((one) => list === undefined || one.list === list);
  if (definition === undefined && list !== undefined) return list;
  const found = known.find(({ id }) => id === definition);
  if (found !== undefined) return found.list;
  throw unprocessable([
    {
      pointer: definition === undefined ? '/list' : '/definition',
      code: definition === undefined ? 'required' : 'unknown-definition',
      expected: [...new Set(definition === undefined ? listKinds : known.map(({ id }) => id))].join(' | '),
      received: null,
      zh: definition === undefined ? '须指定名单类别或名单定义' : '没有这一名单',
      en: definition === undefined ? 'Name a list or a definition' : 'There is no such list',
    },
  ]);
}
