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
  authorityId,
  createClient,
  type Db,
  referenceTables,
  saveShippedReference,
  type StepAuthor,
  type StepOutcome,
  takeListStep,
} from '@egret/store';
import { aClient } from './clients.ts';
import type { Knowledge } from './knowledge.ts';
import { sampleReference } from './reference.ts';
import { listEntryRow, listEntryStepRow } from './rows.ts';
import { department } from './subjects.ts';

/** Saves the sample's reference data, and returns what of it decides about lists. */
export async function holdLists(knowledge: Knowledge): Promise<ListReference> {
  await saveShippedReference(knowledge.store.db, await sampleReference());
  return referenceTables(knowledge.store.db);
}

/** A client of a department with one role, as the author of steps. */
export async function stepAuthor(
  db: Db,
  code: string,
  of: { readonly uscc: string | null; readonly name: string },
  role: Role,
): Promise<StepAuthor> {
  const { id: clientId } = await createClient(db, aClient({ code, department: of, roles: [role] }));
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

export interface HeldEntry {
  readonly subjectId: string;
  readonly list: ListKind;
  /** The judgment defaulters if left out. */
  readonly definitionId?: string;
  /** The rule that proposed it; a person if left out. */
  readonly ruleId?: string;
  readonly recordIds?: readonly string[];
  /** Who is to determine it; the department of the tests if left out. */
  readonly authorityId?: string;
}

/** A step as it is to stand, with who took it and for whom if not the client and the authority of the entry. */
export interface HeldStep extends Omit<ListEntryStep, 'stepNo'> {
  readonly clientId?: string | null;
  readonly authorityId?: string | null;
}

/** Enters an entry with steps as they are, whether anybody could have taken them or not, and returns its id. */
export async function holdEntry(
  knowledge: Knowledge,
  clientId: string,
  entry: HeldEntry,
  steps: readonly HeldStep[],
): Promise<string> {
  const id = randomUUID();
  const {
    subjectId: subject_id,
    list,
    definitionId = 'judgment-defaulters',
    ruleId = null,
    recordIds = [],
  } = entry;
  await knowledge.batch(async (db, batch_id) => {
    const authority = entry.authorityId ?? (await authorityId(db, department));
    await db
      .insertInto('list_entry')
      .values(
        listEntryRow({
          subject_id,
          id,
          list,
          definition_id: definitionId,
          rule_id: ruleId,
          record_ids: [...recordIds],
          batch_id,
        }),
      )
      .execute();
    const rows = steps.map((step, index) => {
      const by = step.clientId === undefined ? clientId : step.clientId;
      return listEntryStepRow({
        subject_id,
        entry_id: id,
        step_no: index + 1,
        kind: step.kind,
        effective_on: step.effectiveOn,
        ends_on: step.endsOn,
        client_id: by,
        operator_staff_no: by === null ? null : '1',
        operator_name: by === null ? null : '经办员',
        authority_id: step.authorityId === undefined ? authority : step.authorityId,
        document_number: by === null ? null : id,
        batch_id,
      });
    });
    await db.insertInto('list_entry_step').values(rows).execute();
    return [];
  });
  return id;
}
