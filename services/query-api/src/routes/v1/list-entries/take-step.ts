import type { StepRequest } from '@egret/domain';
import { authorityById, type Client, takeListStep } from '@egret/store';
import type { ApiContext } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { refusalProblem } from './problems.ts';
import { readEntry } from './read-entry.ts';
import type { ListEntryOutput } from './shape.ts';

/** Takes a step as a person of a client, and returns the entry as it stands then; a refusal is thrown as its problem. */
export async function takeStep(
  context: ApiContext,
  entryId: string,
  step: StepRequest,
  author: {
    readonly client: Client;
    readonly operator: { readonly staffNo: string; readonly name: string };
    /** Numbers of persons in it are masked already. */
    readonly reason: string;
  },
  pointers: Readonly<Record<string, string>> = {},
): Promise<ListEntryOutput> {
  const { client, operator, reason } = author;
  const { id: clientId, departmentId } = client;
  const actions = client.grants.map(({ action }) => action);
  const lists = await context.reference.current();
  const outcome = await context.store.db.transaction().execute(async (trx) => {
    const authority = await authorityById(trx, departmentId);
    const listing = { departmentId, staffNo: operator.staffNo, actions, authority };
    const by = { listing, actor: { clientId, operator }, reason };
    return takeListStep(trx, entryId, step, by, lists, context.clock.businessDate());
  });
  if (outcome.outcome === 'unknown') throw notFound();
  if (outcome.outcome !== 'taken') throw refusalProblem(outcome, pointers);
  return readEntry(context, client, entryId);
}
