import { buildTables, type ReferenceTables } from '@egret/reference';
import type { Db, Store } from '../db.ts';
import { approvedVersions, newestReference } from './versions.ts';

/** The tables of what was approved at a seq; without one, of what is approved now. */
export async function referenceTables(
  db: Db,
  point: { readonly seq?: number } = {},
): Promise<ReferenceTables> {
  return buildTables(await approvedVersions(db, point.seq ?? null));
}

/** Where services read reference data: the tables as they stand, kept until something new is approved. */
export interface ReferenceReader {
  /** The tables as of now. */
  current(): Promise<ReferenceTables>;
}

/**
 * Makes a reader over a store. Readers share nothing: each process has its own. For `trustedMs` the newest change is taken
 * for the newest without looking: a change holds from the next day at the earliest, so that a second does no harm.
 */
export function createReferenceReader(store: Pick<Store, 'db'>, trustedMs = 1_000): ReferenceReader {
  let kept: { readonly seq: number | null; readonly tables: ReferenceTables } | null = null;
  let looking: Promise<ReferenceTables> | null = null;
  let trustedUntil = 0;

  async function look(): Promise<ReferenceTables> {
    const seq = await newestReference(store.db);
    if (kept === null || kept.seq !== seq) {
      kept = { seq, tables: await referenceTables(store.db, seq === null ? {} : { seq }) };
    }
    trustedUntil = performance.now() + trustedMs;
    return kept.tables;
  }

  return {
    async current() {
      if (kept !== null && performance.now() < trustedUntil) return kept.tables;
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}
