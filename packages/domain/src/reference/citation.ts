/** A legal instrument that a text rests on, where needed with its article (`51`, `16`). */
export interface Citation {
  /** Id of the instrument in the reference data. */
  readonly instrument: string;
  /** Null where the text rests on the instrument as a whole. */
  readonly article: string | null;
}
