import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Sealing } from '../sealing.ts';

/** The rows of one chunk as lines for COPY, a table each. */
export interface StagedRows {
  readonly isFirst: boolean;
  /** The numbers of its parties are from the first one on and below the second one. */
  readonly partyNumbers: readonly [number, number];
  readonly parties: string;
  readonly identifiers: string;
  readonly entries: string;
  readonly contents: string;
  readonly events: string;
  /** Rows of which no entry was made, with their issues. */
  readonly refusals: string;
}

/** Quality 1 takes a third of a microsecond a row and leaves a twentieth; more saves little. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Where something of a chunk is sealed. */
interface ChunkPlace {
  readonly table: 'raw_chunk' | 'staged_chunk';
  readonly runId: string;
  readonly chunkNo: number;
}

function placeOf({ table, runId, chunkNo }: ChunkPlace) {
  return { table, id: `${runId}/${chunkNo}` };
}

/** Compresses and seals a chunk's text, for its place alone. */
export function sealChunk(sealing: Sealing, place: ChunkPlace, text: string): Buffer {
  return sealing.seal(placeOf(place), brotliCompressSync(text, options));
}

/** Opens what `sealChunk` made for the same place; throws `SealError` where anything differs. */
export function openChunk(sealing: Sealing, place: ChunkPlace, sealed: Uint8Array): string {
  return brotliDecompressSync(sealing.open(placeOf(place), sealed)).toString('utf8');
}

/** A chunk's rows as one text. */
export function packRows(rows: StagedRows): string {
  return JSON.stringify(rows);
}

/** What `packRows` made. */
export function unpackRows(text: string): StagedRows {
  return JSON.parse(text) as StagedRows;
}
