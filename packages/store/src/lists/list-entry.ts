import type {
  Authority,
  Identifier,
  ListEntryOrigin,
  ListState,
  ListKind,
  LocalDate,
  SubjectKind,
} from '@egret/domain';

/** An entry of a list with whom it is about. A natural person stands here by full name and number: mask both. */
export interface ListEntry {
  readonly id: string;
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
  readonly ruleId: string | null;
  readonly legalBasis: string;
  readonly reason: string;
  readonly recordIds: readonly string[];
  readonly determiningAuthority: Authority | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: LocalDate | null;
  /** The last day on which it holds; null where it has no end. */
  readonly validTo: LocalDate | null;
  readonly proposedAt: Date;
  readonly determinedAt: Date | null;
}

/** Who acts on an entry: a client, and the person at it. */
export interface ListActor {
  readonly clientId: string;
  readonly operator: { readonly staffNo: string; readonly name: string };
}
