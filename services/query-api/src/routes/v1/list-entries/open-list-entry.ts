import {
  definitionOn,
  entryStateOf,
  groundStandings,
  type ListReference,
  listStepKinds,
  recordKinds,
} from '@egret/domain';
import {
  allowedListSteps,
  appendAuditEntry,
  entrySteps,
  groundsOf,
  type HeldGround,
  type HeldStep,
  listEntryById,
  openTask,
} from '@egret/store';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { dateOutput, instantOutput } from '../../../schemas/calendar-date.ts';
import { basisText } from '../../../lists/words.ts';
import { idOutput, idParams } from '../../../schemas/ids.ts';
import { mayActOnEntry, mayOpenEntry } from './readers.ts';
import { listEntryOutput, showListEntry } from './shape.ts';

const authority = z.object({ uscc: z.string().nullable(), name: z.string() });

const step = z.object({
  stepNo: z.int(),
  kind: z.enum(listStepKinds),
  effectiveOn: dateOutput,
  endsOn: dateOutput.nullable(),
  operator: z
    .object({ staffNo: z.string(), name: z.string(), department: z.string() })
    .nullable()
    .meta({ description: '经办人；规则提出或依据变动自动产生的为 null' }),
  authority: authority.nullable(),
  documentNumber: z.string().nullable(),
  legalBasis: z.string().nullable(),
  reason: z.string().nullable(),
  fallen: z.array(z.object({ recordId: idOutput, standing: z.enum(groundStandings) })),
  recordedAt: instantOutput,
});

const ground = z.object({
  recordId: idOutput,
  standing: z.enum(groundStandings).meta({ description: '所依据记录今日的状态' }),
  record: z
    .object({
      kind: z.enum(recordKinds),
      documentNumber: z.string(),
      authority,
      decidedOn: dateOutput,
      content: z
        .record(z.string(), z.unknown())
        .nullable()
        .meta({ description: '记录内容；自然人的仅对有权处理者显示' }),
    })
    .nullable(),
});

const measure = z.object({ id: z.string(), zh: z.string(), en: z.string(), basis: z.string().nullable() });

const openedEntry = listEntryOutput.extend({
  since: dateOutput.meta({ description: '当前状态的起始日' }),
  until: dateOutput.nullable(),
  endedBy: z.string().nullable(),
  steps: z.array(step),
  grounds: z.array(ground),
  effects: z.array(measure).meta({ description: '该名单带来的措施，条目生效期间适用；空为不带来任何措施' }),
  allowedSteps: z
    .array(z.string())
    .meta({ description: '该条目当前可由本单位执行的步骤；提出或录入者本人不得认定或退回' }),
  task: z.object({ id: idOutput, reasonCode: z.string(), dueOn: dateOutput.nullable() }).nullable(),
});

/** `GET /v1/list-entries/{id}`: an entry with its steps, and its grounds as they stand today. */
export function openEntry(app: V1App, context: ApiContext): void {
  app.get(
    '/list-entries/:id',
    {
      schema: {
        tags: ['lists'],
        summary: '名单条目详情 An entry with its evidence',
        params: idParams,
        response: { 200: openedEntry },
      },
    },
    async (request): Promise<z.infer<typeof openedEntry>> => {
      const { id } = request.params;
      const { db } = context.store;
      const asOf = context.clock.businessDate();
      const entry = await listEntryById(db, context.sealing, id, asOf);
      if (!entry || !mayOpenEntry(request.client, entry)) throw notFound();
      const mayAct = mayActOnEntry(request.client, entry);
      const { departmentId, grants } = request.client;
      const asking = { departmentId, staffNo: null, actions: grants.map(({ action }) => action) };
      const [lists, steps, grounds, task, allowed] = await Promise.all([
        context.reference.current(),
        entrySteps(db, id),
        groundsOf(db, [id], asOf),
        openTask(db, id),
        mayAct ? allowedListSteps(db, id, asking, asOf) : [],
      ]);
      await appendAuditEntry(db, {
        ...{ clientId: request.client.id, operator: null, action: 'read-list-entry', purpose: null },
        ...{ matter: null, accessBasis: null, subjectId: entry.subject.id, identifierDigest: null },
        ...{ object: id, result: mayAct ? 'unmasked' : 'masked' },
      });
      const standing = entryStateOf(steps, asOf);
      const unmasked = mayAct || entry.subject.kind !== 'natural-person';
      const definition = definitionOn(lists.listDefinitions, entry.definition.id, asOf);
      return {
        ...showListEntry(entry, lists, mayAct),
        ...standing,
        steps: steps.map((one) => showStep(one, lists)),
        grounds: (grounds.get(id) ?? []).map((one) => showGround(one, unmasked)),
        effects: (definition?.effects ?? []).map(({ instrument, article, ...effect }) => ({
          ...effect,
          basis: basisText({ instrumentId: instrument, article }, asOf, lists),
        })),
        allowedSteps: [...allowed],
        task,
      };
    },
  );
}

function showStep(
  { instrumentId, article, fallen, recordedAt, ...one }: HeldStep,
  lists: ListReference,
): z.infer<typeof step> {
  return {
    ...one,
    legalBasis: basisText({ instrumentId, article }, one.effectiveOn, lists),
    fallen: [...fallen],
    recordedAt: recordedAt.toISOString(),
  };
}

function showGround({ recordId, standing, record }: HeldGround, unmasked: boolean): z.infer<typeof ground> {
  const content = unmasked && record !== null ? { ...record.content } : null;
  return { recordId, standing, record: record && { ...record, content } };
}
