/** A body that issues, determines or provides, as a row names it. */
export interface Authority {
  readonly uscc: string | null;
  readonly name: string;
}
