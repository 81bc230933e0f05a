import { randomUUID } from 'node:crypto';
import { type ListKind, type LocalDate, localDate } from '@egret/domain';
import { lawDigest, saveShippedModels } from '@egret/store';
import { firmCode, firmName, holdEntry, type NewSubject, personModel, testModel } from '@egret/testing';
import type { TestApi } from './_api.ts';

export const operator = { staffNo: 'A-017', name: '经办员' };

/** The test model for organisations and the one for persons. */
export async function saveTestModels(api: TestApi): Promise<void> {
  await saveShippedModels(api.store.db, [personModel(), testModel()]);
}

/** Enters a person and returns their id; enrolled since 2019 unless told otherwise, without a score unless given. */
export async function holdPerson(
  api: TestApi,
  number: string,
  changes: NewSubject & { readonly points?: number; readonly nextChangeOn?: LocalDate } = {},
): Promise<string> {
  const { points, nextChangeOn, ...subject } = changes;
  const id = await api.knowledge.subject({
    kind: 'natural-person',
    name: '王小明',
    identifier: { scheme: 'resident-id', value: number },
    since: localDate('2019-01-01'),
    ...subject,
  });
  const { db } = api.store;
  const of = { subject_id: id, model_id: 'test-person', version: 1, model_version: 1, seq: 1 };
  if (points !== undefined) {
    const { law } = await api.context.reference.current();
    const said = { points, tier: 'high', law_digest: lawDigest(law) };
    const score = { ...of, as_of: localDate('2020-12-01'), ...said };
    await db.insertInto('score').values(score).execute();
  }
  if (nextChangeOn !== undefined) {
    const due = { subject_id: id, purpose: 'test-person', next_on: nextChangeOn, seq: 1 };
    await db.insertInto('score_due').values(due).execute();
  }
  return id;
}

/** Enters the firm with its register entry and legal representative, and returns its id. */
export function holdCompany(api: TestApi): Promise<string> {
  return api.knowledge.subject({ name: firmName, identifier: firmCode, representative: '陈大文' });
}

/** The list definition of the test reference under which each list is held here. */
const definitions = {
  red: 'test-red',
  black: 'test-black',
  'key-attention': 'test-key-attention',
} as const satisfies Record<ListKind, string>;

/** A proposal of a rule on 2020-12-01, for an authority to determine (by default none has taken it on). */
export function holdProposal(
  api: TestApi,
  subjectId: string,
  list: ListKind,
  changes: {
    readonly validTo?: LocalDate;
    readonly authorityId?: string;
    readonly recordIds?: readonly string[];
    readonly ruleId?: string;
  } = {},
): Promise<string> {
  const { validTo = localDate('2021-12-01'), authorityId = null, ...entry } = changes;
  const proposed = { kind: 'proposed', effectiveOn: localDate('2020-12-01'), endsOn: validTo } as const;
  return holdEntry(
    api.knowledge,
    api.clients['determining-officer'].id,
    { subjectId, list, definitionId: definitions[list], ruleId: `${list}-test`, ...entry },
    [{ ...proposed, clientId: null, authorityId }],
  );
}

/** An entry that the department has determined; its decision has the entry's id for a number. */
export function holdDetermined(
  api: TestApi,
  subjectId: string,
  list: ListKind,
  decision: {
    readonly decidedOn: LocalDate;
    readonly validTo?: LocalDate;
    readonly recordIds?: readonly string[];
  },
): Promise<string> {
  const { decidedOn, validTo = null, recordIds = [] } = decision;
  const proposed = {
    kind: 'proposed',
    effectiveOn: localDate('2020-12-01'),
    endsOn: localDate('2021-12-01'),
  } as const;
  return holdEntry(
    api.knowledge,
    api.clients['determining-officer'].id,
    { subjectId, list, definitionId: definitions[list], ruleId: randomUUID(), recordIds },
    [
      { ...proposed, clientId: null },
      { kind: 'determined', effectiveOn: decidedOn, endsOn: validTo },
    ],
  );
}
