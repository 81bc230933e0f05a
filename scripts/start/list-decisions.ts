import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listKinds, type LocalDate } from '@egret/domain';
import {
  type Client,
  determineListEntry,
  findClientByKeyDigest,
  findSubjectByDigest,
  keyDigest,
  type ListActor,
  type ListEntry,
  pageListEntries,
  type Sealing,
  type Store,
  transcribeListEntry,
} from '@egret/store';
import type { ListDecision } from '../seed/list-decisions.ts';
import type { DemoClients } from './demo-clients.ts';

/** More than the sample has: its decisions are read in one page. */
const pageSize = 500;

const acceptance = {
  decision: 'determine',
  decisionNumber: null,
  decidedOn: null,
  validTo: null,
  legalBasis: null,
  reason: '经核对决定书原件，转录无误',
} as const;

/**
 * Enters the sample's list decisions as two list administrators would: one transcribes each, the other
 * accepts it. A decision that is entered already stays as it is; one that a killed start only transcribed
 * is accepted now.
 */
export async function enterListDecisions(
  store: Store,
  sealing: Sealing,
  clients: DemoClients,
  asOf: LocalDate,
  sample: string,
): Promise<void> {
  const file = JSON.parse(await readFile(join(sample, 'list-decisions.json'), 'utf8')) as {
    readonly decisions: readonly ListDecision[];
  };
  const first = await demoClient(store, clients, 'list-admin');
  const second = await demoClient(store, clients, 'list-admin-2');
  for (const decision of file.decisions) {
    const { scheme, value, name } = decision.subject;
    const subject = await findSubjectByDigest(store.db, scheme, sealing.identifierDigest({ scheme, value }));
    if (subject === null) throw new Error(`the sample decides on ${name}, of whom nothing is held`);
    await store.db
      .transaction()
      .execute((trx) => transcribeListEntry(trx, { ...decision, subjectId: subject.id }, actor(first), asOf));
  }
  const numbers = new Set(file.decisions.map((decision) => decision.decisionNumber));
  for (const entry of await transcriptions(store, sealing, asOf)) {
    if (entry.decisionNumber === null || !numbers.has(entry.decisionNumber)) continue;
    const { outcome } = await store.db
      .transaction()
      .execute((trx) =>
        determineListEntry(trx, entry.id, acceptance, { ...actor(second), officer: officer(second) }, asOf),
      );
    if (outcome !== 'determined') throw new Error(`${entry.decisionNumber} was not accepted: ${outcome}`);
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

function officer({ id, departmentId, roles }: Client) {
  return { clientId: id, departmentId, roles };
}

async function transcriptions(
  store: Store,
  sealing: Sealing,
  asOf: LocalDate,
): Promise<readonly ListEntry[]> {
  const found: ListEntry[] = [];
  for (const list of listKinds) {
    const page = { list, state: 'proposed', asOf, after: null, limit: pageSize } as const;
    found.push(...(await pageListEntries(store.db, sealing, page)));
  }
  return found.filter((entry) => entry.origin === 'determined-elsewhere');
}
