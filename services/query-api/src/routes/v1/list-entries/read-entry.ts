import { listEntryById } from '@egret/store';
import type { z } from 'zod';
import type { ApiContext } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { type listEntryOutput, showListEntry } from './shape.ts';

/** One entry as it stands, as it is sent; 404 where there is none. */
export async function readEntry(context: ApiContext, id: string): Promise<z.infer<typeof listEntryOutput>> {
  const entry = await listEntryById(context.store.db, context.sealing, id);
  if (!entry) throw notFound();
  return showListEntry(entry);
}
