import { type Client, listEntryById } from '@egret/store';
import type { ApiContext } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { mayActOnEntry } from './readers.ts';
import { type ListEntryOutput, showListEntry } from './shape.ts';

/** One entry as it stands today, as it is sent to a client that has just acted on it; 404 where there is none. */
export async function readEntry(context: ApiContext, client: Client, id: string): Promise<ListEntryOutput> {
  const asOf = context.clock.businessDate();
  const entry = await listEntryById(context.store.db, context.sealing, id, asOf);
  if (!entry) throw notFound();
  return showListEntry(entry, await context.reference.current(), mayActOnEntry(client, entry));
}
