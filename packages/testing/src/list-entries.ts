import { randomUUID } from 'node:crypto';
import {
  type ListEntryStep,
  type ListKind,
  type ListReference,
  type LocalDate,
  type Role,
  roleActions,
} from '@egret/domain';
import {
  authorityById,
  createClient,
  type Db,
  referenceTables,
  saveShippedReference,
  type StepAuthor,
  type StepOutcome,
  takeListStep,
} from '@egret/store';
import type { Knowledge } from './knowledge.ts';
import { sampleReference } from './reference.ts';

/** Saves the sample's reference data, and returns what of it decides about lists. */
export async function holdLists(knowledge: Knowledge): Promise<ListReference> {
  await saveShippedReference(knowledge.store.db, await sampleReference());
  return referenceTables(knowledge.store.db);
}

/** A client of a department with one role, as the author of steps. */
export async function stepAuthor(
  db: Db,
  code: string,
  department: { readonly uscc: string | null; readonly name: string },
  role: Role,
): Promise<StepAuthor> {
  const { id: clientId } = await createClient(db, { code, name: code, department, roles: [role], perks: [] });
  const client = await db
    .selectFrom('client')
    .select('department_id')
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
  const authority = await authorityById(db, client.department_id);
  const listing = {
    departmentId: client.department_id,
    staffNo: code,
    actions: roleActions[role],
    authority,
  };
  return { listing, actor: { clientId, operator: { staffNo: code, name: '经办员' } }, reason: '核对一致' };
}

type Step = Parameters<typeof takeListStep>[2];

/** Takes a step in a transaction of its own. */
export function takeStep(
  knowledge: Knowledge,
  entryId: string,
  step: Step,
  by: StepAuthor,
  tables: ListReference,
  asOf: LocalDate,
): Promise<StepOutcome> {
  return knowledge.store.db
    .transaction()
    .execute((trx) => takeListStep(trx, entryId, step, by, tables, asOf));
}

interface HeldEntry {
  readonly subjectId: string;
  readonly list: ListKind;
  readonly recordIds?: readonly string[];
  readonly authorityId?: string;
}

type HeldStep = Omit<ListEntryStep, 'stepNo'>;

/** Enters an entry with steps as they are, whether anybody could have taken them or not, and returns its id. */
export async function holdEntry(
  knowledge: Knowledge,
  clientId: string,
  entry: HeldEntry,
  steps: readonly HeldStep[],
): Promise<string> {
  const id = randomUUID();
  const { subjectId, list, recordIds = [], authorityId = knowledge.authorityId } = entry;
  await knowledge.batch(async (db, batch_id) => {
    await db
      .insertInto('list_entry')
      .values({
        ...{ subject_id: subjectId, id, definition_id: 'judgment-defaulters', definition_version: 1, list },
        ...{
          origin: 'proposed-here',
          rule_id: null,
          rule_version: null,
          record_ids: [...recordIds],
          batch_id,
        },
      })
      .execute();
    await db
      .insertInto('list_entry_step')
      .values(
        steps.map(({ kind, effectiveOn, endsOn }, index) => ({
          ...{ subject_id: subjectId, entry_id: id, step_no: index + 1, kind, effective_on: effectiveOn },
          ...{ ends_on: endsOn, client_id: clientId, operator_staff_no: '1', operator_name: '经办员' },
          ...{ authority_id: authorityId, document_number: id, particulars: '{}' },
          ...{ facts_seq: 0, batch_id },
        })),
      )
      .execute();
    return [];
  });
  return id;
}
