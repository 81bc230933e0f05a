import type { ReferenceKind } from '@egret/reference';
import { referenceVersions } from '@egret/store';
import type { z } from 'zod';
import type { ApiContext } from '../../../context.ts';
import { notFound } from '../../../errors/api-error.ts';
import { showVersion, type versionOutput } from './shape.ts';

/** A version as it stands now. Throws 404 where there is none. */
export async function readVersion(
  { store }: Pick<ApiContext, 'store'>,
  { kind, id, version }: { readonly kind: ReferenceKind; readonly id: string; readonly version: number },
): Promise<z.infer<typeof versionOutput>> {
  const kept = await referenceVersions(store.db, kind, id);
  const found = kept.find((one) => one.version === version);
  if (!found) throw notFound();
  return showVersion(found);
}
