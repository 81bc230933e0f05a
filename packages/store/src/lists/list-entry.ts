import type {
  Authority,
  Identifier,
  ListEntryOrigin,
  ListKind,
  ListState,
  LocalDate,
  SubjectKind,
} from '@egret/domain';

/** An entry of a list with whom it is about. A natural person stands here by full name and number: mask both. */
export interface HeldListEntry {
  readonly id: string;
  readonly definition: { readonly id: string; readonly version: number };
  readonly list: ListKind;
  readonly origin: ListEntryOrigin;
  readonly state: ListState;
  readonly subject: {
    readonly id: string;
    readonly kind: SubjectKind;
    readonly name: string;
    readonly identifier: Identifier;
  };
  /** The rule that proposed it; null where a person did. */
  readonly rule: { readonly id: string; readonly version: number } | null;
  readonly instrumentId: string | null;
  readonly article: string | null;
  /** What the person who entered it wrote; null where a rule proposed it, whose words say why. */
  readonly reason: string | null;
  readonly recordIds: readonly string[];
  readonly determiningAuthority: (Authority & { readonly id: string }) | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: LocalDate | null;
  /** The last day on which it holds; null where it has no end. */
  readonly validTo: LocalDate | null;
  readonly proposedAt: Date;
  readonly determinedAt: Date | null;
}
