/** A subject that is taken for another one: everything held of `from` is held of `into` afterwards. */
export interface Merge {
  readonly from: string;
  readonly into: string;
}
