import type { Fault, Issue } from '../issue.ts';
import { shown } from '../issues/shown.ts';
import type { LawRules } from '../law/rules.ts';
import type { LocalDate } from '../local-date.ts';
import { mappings } from '../mappings/mappings.ts';
import type { Draft, Field } from '../mappings/mapping.ts';
import type { Authority } from '../authority.ts';
import type { Template } from '../vocabulary.ts';

/** What is known of a row beside its cells. */
export interface DeliveryContext {
  readonly deliveredOn: LocalDate;
  /** Who delivered it; its code is known to be right. */
  readonly department: Authority & { readonly uscc: string };
}

/**
 * A row under validation. Each reader adds what it finds wrong to `issues` and answers null where it has no
 * value; a missing value that the mapping requires is reported before any reader runs.
 */
export interface Row {
  readonly template: Template;
  readonly draft: Draft;
  readonly context: DeliveryContext;
  /** What the law allows, for what cannot be: ingestion derives nothing from it. */
  readonly law: Pick<LawRules, 'summaryProcedure'>;
  readonly issues: Issue[];
}

/**
 * Adds what is wrong with a field of a row. `received` is what came, masked and short: the cell as it may be shown, where
 * it is not said otherwise.
 */
export function report(
  row: Row,
  field: Field,
  fault: Fault,
  received: string | null = shownCell(row, field),
): void {
  row.issues.push({ field: titleOf(row.template, field), received, ...fault });
}

function shownCell(row: Row, field: Field): string | null {
  const text = row.draft[field];
  return text === null || text === undefined ? null : shown(text);
}

/** The template's own Chinese title of a field. Only asked for rows with issues. */
export function titleOf(template: Template, field: Field): string {
  const entry = mappings[template].fields.find((candidate) => candidate.field === field);
  return entry?.titles[0] ?? field;
}
