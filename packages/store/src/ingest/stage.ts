import type { Client } from 'pg';
import type { Issue } from '@egret/domain';
import { encodeCopyRow } from '../copy.ts';
import type { Sealing } from '../sealing.ts';
import type { DeliveredChunk } from './delivery.ts';
import { DeliveryError } from './delivery-error.ts';
import type { OpenRun } from './open-runs.ts';
import { openPartyStage } from './stage-parties.ts';
import { openRowStage } from './stage-rows.ts';
import { openChunk, packRows, sealChunk, type StagedRows, unpackRows } from './staged-chunk.ts';

/** Takes the chunks of one delivery in their order, after those that were staged before. */
export interface Stage {
  /** The chunks that were staged before, in their order. */
  kept(): AsyncIterable<StagedRows>;
  /** Encodes a chunk: personal numbers sealed, rows as lines for COPY. */
  encode(chunk: DeliveredChunk): StagedRows;
  /** Keeps a chunk for good with how far the run is, in one commit. Throws where the run is not being staged any more. */
  keep(chunk: DeliveredChunk, rows: StagedRows): Promise<void>;
  /**
   * Says that all rows are staged, with what the department should know of them. Throws `DeliveryError` where they are not
   * as many as promised.
   */
  finish(warnings: readonly Issue[]): Promise<void>;
}

/** Opens the stage of a run on a connection of its own: each call is a transaction. */
export function openStage(client: Client, sealing: Sealing, run: OpenRun): Stage {
  const { runId } = run;
  const { position } = run;
  const parties = openPartyStage(sealing, position.parties);
  const entries = openRowStage(sealing, parties, run);
  let chunkNo = position.chunks;
  let read = position.rows;
  return {
    async *kept() {
      for (let no = 0; no < position.chunks; no += 1) {
        const { rows } = await client.query<{ rows: Buffer }>(readKept, [runId, no]);
        const [kept] = rows;
        if (!kept) throw new Error(`chunk ${no} of run ${runId} is gone`);
        yield unpackRows(openChunk(sealing, { table: 'staged_chunk', runId, chunkNo: no }, kept.rows));
      }
    },
    encode({ rows }) {
      const refusals: string[] = [];
      const firstParty = parties.count();
      for (const row of rows) {
        if (row.type === 'entry') entries.add(row.lineNo, row.entry);
        else refusals.push(encodeCopyRow([row.lineNo, row.type, JSON.stringify(row.issues)]));
      }
      const partyNumbers = [firstParty, parties.count()] as const;
      return {
        isFirst: read === 0,
        partyNumbers,
        ...parties.take(),
        ...entries.take(),
        refusals: refusals.join(''),
      };
    },
    async keep({ raw, rows, notes }, staged) {
      const lines = rows.map(({ lineNo }) => lineNo);
      const kept = await client.query(keepChunk, [
        ...[runId, chunkNo, lines],
        sealChunk(sealing, { table: 'raw_chunk', runId, chunkNo }, raw),
        sealChunk(sealing, { table: 'staged_chunk', runId, chunkNo }, packRows(staged)),
        ...[read + rows.length, lines.at(-1), parties.count(), notes],
      ]);
      if (kept.rowCount !== 1) throw new Error(`run ${runId} is not being staged any more`);
      chunkNo += 1;
      read += rows.length;
    },
    async finish(warnings) {
      if (run.expectedRows !== null && run.expectedRows !== read) {
        const params = { expected: run.expectedRows, read };
        throw new DeliveryError([{ field: '', code: 'row-count', received: null, params }]);
      }
      await client.query(markStaged, [runId, JSON.stringify(warnings)]);
    },
  };
}

const readKept = 'select rows from staged_chunk where run_id = $1 and chunk_no = $2';

const keepChunk = {
  name: 'keep chunk',
  text: `
  with run as (
    update ingest_run set staged_rows = $6, staged_line = $7, staged_parties = $8, notes = $9, waits = 0
    where id = $1 and state = 'staging' returning id
  )
  insert into staged_chunk (run_id, chunk_no, lines, raw, rows) select id, $2, $3::integer[], $4, $5 from run`,
};

const markStaged = `
  update ingest_run set state = case when hold then 'held' else 'staged' end, warnings = $2
  where id = $1 and state = 'staging'`;
