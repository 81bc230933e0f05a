import type { LocalDate } from '@egret/domain';
import { z } from 'zod';
import type { ReferenceKind } from './kinds.ts';
import { calendarDate, referenceId } from './schemas/common.ts';
import { type Definition, schemas } from './schemas/index.ts';

/** Where a text comes from: the software, the district's profile, or a decision of two persons. */
export const referenceOrigins = ['national', 'profile', 'decision'] as const;
export type ReferenceOrigin = (typeof referenceOrigins)[number];

/** One text of one kind, from its first to its last day (both inclusive; null: no end is known). */
export interface ReferenceDocument<K extends ReferenceKind = ReferenceKind> {
  readonly kind: K;
  readonly id: string;
  readonly inForceFrom: LocalDate;
  readonly inForceTo: LocalDate | null;
  readonly definition: Definition<K>;
}

/** A text as the store keeps it: the versions of an id are counted from 1. */
export interface ReferenceVersion<K extends ReferenceKind = ReferenceKind> extends ReferenceDocument<K> {
  readonly version: number;
}

/** What is wrong with a text, as zod says it; paths begin at the document. */
export type ReferenceIssues = readonly z.core.$ZodIssue[];

export type ParsedDocument =
  | { readonly ok: true; readonly document: ReferenceDocument }
  | { readonly ok: false; readonly issues: ReferenceIssues };

const envelope = z
  .strictObject({
    id: referenceId,
    inForceFrom: calendarDate,
    inForceTo: calendarDate.nullable().default(null),
    definition: z.unknown(),
  })
  .refine(({ inForceFrom, inForceTo }) => inForceTo === null || inForceFrom <= inForceTo, {
    path: ['inForceTo'],
    error: 'the last day is not before the first',
  });

/**
 * Checks a text of a kind, `{ id, inForceFrom, inForceTo, definition }`, against its one schema and returns it with
 * its defaults filled in, or every issue with the path of its field.
 */
export function parseDocument(kind: ReferenceKind, value: unknown): ParsedDocument {
  const outer = envelope.safeParse(value);
  const inner = schemas[kind].safeParse(
    typeof value === 'object' && value !== null && 'definition' in value ? value.definition : undefined,
  );
  if (outer.success && inner.success) {
    const { id, inForceFrom, inForceTo } = outer.data;
    return { ok: true, document: { kind, id, inForceFrom, inForceTo, definition: inner.data } };
  }
  const issues = [
    ...(outer.error?.issues ?? []),
    ...(inner.error?.issues ?? []).map((issue) => ({ ...issue, path: ['definition', ...issue.path] })),
  ];
  return { ok: false, issues };
}
