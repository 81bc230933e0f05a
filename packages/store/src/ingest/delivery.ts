import type { Entry, Issue, LocalDate, Template } from '@egret/domain';

/** What a department handed over: one file of one template. */
export interface Delivery {
  readonly template: Template;
  readonly department: { readonly uscc: string; readonly name: string };
  /** Its name within the source; the same name again is the same delivery. */
  readonly name: string;
  /** Where the worker finds it. */
  readonly location: string;
  readonly deliveredOn: LocalDate;
  /** Data rows that the manifest promises; null where there is no manifest. */
  readonly expectedRows: number | null;
  /** A person decides whether it is released once it is staged; false where not said. */
  readonly hold?: boolean;
}

/** What became of one row before the store sees it. */
export type DeliveredRow = { readonly lineNo: number } & (
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'quarantined' | 'rejected'; readonly issues: readonly Issue[] }
);

/** Up to some two thousand rows that follow each other, with what came as it came. */
export interface DeliveredChunk {
  readonly raw: string;
  /** What the reader must remember to go on after this chunk, as JSON; nothing personal. */
  readonly notes: string;
  readonly rows: readonly [DeliveredRow, ...DeliveredRow[]];
}

/**
 * The six counters: read = inserted + revised + withdrawn + unchanged + quarantined + rejected.
 * `unchanged`: the same content again; `rejected`: no row could be made of it.
 */
export interface RunCounters {
  readonly read: number;
  readonly inserted: number;
  readonly revised: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly rejected: number;
}
