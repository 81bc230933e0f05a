import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listKinds, type ListTables, type LocalDate } from '@egret/domain';
import {
  authorityById,
  type Client,
  findClientByKeyDigest,
  findSubject,
  type HeldListEntry,
  keyDigest,
  type ListActor,
  pageListEntries,
  type Sealing,
  type StepAuthor,
  type Store,
  takeListStep,
  transcribeListEntry,
} from '@egret/store';
import type { ListDecision } from '../seed/list-decisions.ts';
import type { DemoClients } from './demo-clients.ts';

/** More than the sample has: its decisions are read in one page. */
const pageSize = 500;

const acceptance = { kind: 'determined', documentNumber: null, decidedOn: null, validTo: null } as const;

/**
 * Enters the sample's list decisions as two list administrators would: one transcribes each, the other
 * accepts it. A decision that is entered already stays as it is; one that a killed start only transcribed
 * is accepted now.
 */
export async function enterListDecisions(
  store: Store,
  sealing: Sealing,
  clients: DemoClients,
  tables: ListTables,
  asOf: LocalDate,
  sample: string,
): Promise<void> {
  const file = JSON.parse(await readFile(join(sample, 'list-decisions.json'), 'utf8')) as {
    readonly decisions: readonly ListDecision[];
  };
  const first = await demoClient(store, clients, 'list-admin');
  const second = await stepAuthor(store, await demoClient(store, clients, 'list-admin-2'));
  for (const { subject, ...decision } of file.decisions) {
    const { scheme, value, name } = subject;
    const known = await findSubject(store.db, sealing, { scheme, value });
    if (known === null) throw new Error(`the sample decides on ${name}, of whom nothing is held`);
    const transcription = { ...decision, subjectId: known.id };
    const outcome = await store.db
      .transaction()
      .execute((trx) => transcribeListEntry(trx, transcription, actor(first), tables, asOf));
    if (outcome.outcome === 'invalid') {
      throw new Error(`${decision.decisionNumber} is within no list: ${JSON.stringify(outcome.issues)}`);
    }
  }
  const numbers = new Set(file.decisions.map((decision) => decision.decisionNumber));
  for (const entry of await transcriptions(store, sealing, asOf)) {
    if (entry.decisionNumber === null || !numbers.has(entry.decisionNumber)) continue;
    const { outcome } = await store.db
      .transaction()
      .execute((trx) => takeListStep(trx, entry.id, acceptance, second, tables, asOf));
    if (outcome !== 'taken') throw new Error(`${entry.decisionNumber} was not accepted: ${outcome}`);
  }
}

async function demoClient(store: Store, clients: DemoClients, code: string): Promise<Client> {
  const key = clients[code]?.key;
  const client = key === undefined ? null : await findClientByKeyDigest(store.db, keyDigest(key));
  if (client === null) throw new Error(`there is no demo client ${code}`);
  return client;
}

function actor(client: Client): ListActor {
  return { clientId: client.id, operator: { staffNo: `DEMO-${client.code}`, name: client.name } };
}

async function stepAuthor(store: Store, client: Client): Promise<StepAuthor> {
  const { departmentId } = client;
  const actions = client.grants.map(({ action }) => action);
  const authority = await authorityById(store.db, departmentId);
  const by = actor(client);
  return {
    listing: { departmentId, actions, authority, staffNo: by.operator.staffNo },
    actor: by,
    reason: '经核对决定书原件，转录无误',
  };
}

async function transcriptions(
  store: Store,
  sealing: Sealing,
  asOf: LocalDate,
): Promise<readonly HeldListEntry[]> {
  const entries: HeldListEntry[] = [];
  for (const list of listKinds) {
    const all = { definitionId: null, authorityId: null, after: null, limit: pageSize } as const;
    entries.push(...(await pageListEntries(store.db, sealing, { ...all, list, state: 'proposed', asOf })));
  }
  return entries.filter((entry) => entry.origin === 'determined-elsewhere');
}
