import type { Client } from 'pg';
import { copyInto, encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import type { DeliveredChunk } from './delivery.ts';
import type { OpenRun } from './open-runs.ts';
import { openRowStage } from './stage-rows.ts';
import { openPartyStage } from './stage-parties.ts';
import { stagedContents, stagedEntries, stagedEvents } from './staged-rows.ts';
import { targets } from './staging-tables.ts';

/** Takes the chunks of one delivery in their order. */
export interface Stage {
  /** Sends a chunk: the raw rows sealed, the good entries to staging, the others to quarantine. */
  add(chunk: DeliveredChunk): Promise<void>;
}

/** Opens the stage of a run in the transaction of its batch, on a connection that is prepared for staging. */
export function openStage(client: Client, sealing: Sealing, run: OpenRun, batchId: number): Stage {
  const { runId } = run;
  const partyStage = openPartyStage(sealing);
  const rowStage = openRowStage(sealing, partyStage, run);
  let chunkNo = 0;
  return {
    async add(chunk) {
      const quarantine: string[] = [];
      for (const row of chunk.rows) {
        if (row.type === 'entry') {
          rowStage.add(row.lineNo, row.entry);
        } else {
          quarantine.push(encodeCopyRow([runId, row.lineNo, row.type, JSON.stringify(row.issues), batchId]));
        }
      }
      const { parties, identifiers } = partyStage.take();
      const { entries, contents, events } = rowStage.take();
      const sealed = sealing.seal({ table: 'raw_chunk', id: `${runId}/${chunkNo}` }, chunk.raw);
      const [first, last] = [chunk.rows[0].lineNo, chunk.rows.at(-1)?.lineNo ?? 0];
      await copyInto(client, targets.raw, [encodeCopyRow([runId, chunkNo, first, last, sealed])]);
      await copyInto(client, targets.party, parties);
      await copyInto(client, targets.identifier, identifiers);
      await copyInto(client, stagedEntries.target, entries);
      await copyInto(client, stagedContents.target, contents);
      await copyInto(client, stagedEvents.target, events);
      await copyInto(client, targets.quarantine, quarantine);
      chunkNo += 1;
    },
  };
}
