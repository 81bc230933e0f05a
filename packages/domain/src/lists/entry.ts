import type { LocalDate } from '../local-date.ts';
import type { ListKind } from '../vocabulary.ts';

/**
 * Where an entry comes from: a decision that an authority took elsewhere and a person transcribed, or a
 * proposal made here that goes to the determining authority (认定单位).
 */
export const listEntryOrigins = ['determined-elsewhere', 'proposed-here'] as const;
export type ListEntryOrigin = (typeof listEntryOrigins)[number];

/** What makes an entry the one it is; it never changes. */
export interface ListEntry {
  readonly subjectId: string;
  readonly id: string;
  readonly definitionId: string;
  readonly definitionVersion: number;
  readonly list: ListKind;
  readonly origin: ListEntryOrigin;
  /** The rule that proposed it and its version; null where a person did. */
  readonly rule: { readonly id: string; readonly version: number } | null;
  /** The records that it rests on; none where the decision was taken elsewhere. */
  readonly recordIds: readonly string[];
}

/**
 * What can happen to an entry (步骤). The first three and the last two lead to a decision or away from it; the others
 * happen to an entry that was determined.
 */
export const listStepKinds = [
  'proposed',
  'notified',
  'heard',
  'determined',
  'published',
  'suspended',
  'resumed',
  'expired',
  'repaired',
  'removed',
  'revoked',
  'lapsed',
  'rejected',
] as const;
export type ListStepKind = (typeof listStepKinds)[number];

/** What of a step decides the state of its entry. */
export interface ListEntryStep {
  /** Counts from 1 in the order in which the steps were recorded. */
  readonly stepNo: number;
  readonly kind: ListStepKind;
  /** The day from which it holds in the world: of a determination that of the decision. */
  readonly effectiveOn: LocalDate;
  /** Of a proposal and a determination the last day of the entry; null where it has no end. */
  readonly endsOn: LocalDate | null;
}

/** An entry of a subject as the store knows it, on no particular day. */
export interface KnownEntry {
  readonly list: ListKind;
  /** The records that it rests on. */
  readonly recordIds: readonly string[];
  readonly steps: readonly ListEntryStep[];
}

/** How an entry can stand on a day; only a `determined` one counts. */
export const listStates = [
  'proposed',
  'future',
  'determined',
  'suspended',
  'ended',
  'rejected',
  'lapsed',
] as const;
export type ListState = (typeof listStates)[number];

/** What ended an entry: its term, or the step of that name. */
export type ListEnd = 'term' | 'expired' | 'repaired' | 'removed' | 'revoked';
