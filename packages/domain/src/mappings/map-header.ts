import type { Checked, Issue } from '../issue.ts';
import { shownTitle } from '../issues/shown.ts';
import { normaliseTitle } from '../normalise/title.ts';
import type { Template } from '../vocabulary.ts';
import { mappings } from './mappings.ts';
import type { Draft, Field, FieldMapping, Mapping } from './mapping.ts';

/** Which cell of a row holds which field: made once for a file. */
export interface HeaderMap {
  readonly template: Template;
  readonly columns: readonly { readonly field: Field; readonly index: number }[];
  /** A row without any value: every field that the header has. */
  readonly blank: Draft;
  /** Titles of no field, as they came and each once; a column without a title has none. */
  readonly unknownTitles: readonly string[];
}

/** Of the unknown columns that may be meant for missing ones, so many are named: a file that is no table has thousands. */
const namedUnknown = 20;

/**
 * Finds the fields of a template in a header row. Titles and column codes are both taken, in any order;
 * full or half width, case, white space and stars do not matter. Columns of no field are left out and named in
 * `unknownTitles`: whether the rows may be taken without them is for `standingTitles`. Issues: `missing-column`, `unknown-column`, and `duplicate-column` where
 * two columns name one field. A source with a layout of its own brings its own mapping.
 */
export function mapHeader(
  template: Template,
  header: readonly string[],
  mapping: Mapping = mappings[template],
): Checked<HeaderMap> {
  const byTitle = indexByTitle(mapping);
  const found = new Map<Field, number>();
  const unknown = new Set<string>();
  const issues: Issue[] = [];
  header.forEach((title, index) => {
    const normal = normaliseTitle(title);
    const entry = byTitle.get(normal);
    if (!entry) {
      if (normal !== '') unknown.add(title);
    } else if (found.has(entry.field)) {
      issues.push(duplicateColumn(entry.titles[0], title));
    } else {
      found.set(entry.field, index);
    }
  });
  const missing = mapping.fields.filter(
    ({ field, required }) => (required === 'column' || required === 'both') && !found.has(field),
  );
  issues.push(...missing.map(missingColumn));
  if (missing.length > 0) issues.push(...[...unknown].slice(0, namedUnknown).map(unknownColumn));
  const [first, ...rest] = issues;
  if (first) return { ok: false, issues: [first, ...rest] };
  const columns = [...found].map(([field, index]) => ({ field, index }));
  const blank: Draft = Object.fromEntries(columns.map(({ field }) => [field, null]));
  return { ok: true, value: { template, columns, blank, unknownTitles: [...unknown] } };
}

function duplicateColumn(field: string, title: string): Issue {
  return { field, code: 'duplicate-column', received: shownTitle(title), params: {} };
}

function missingColumn({ titles, columns }: FieldMapping): Issue {
  const params = { names: [...titles, ...columns] };
  return { field: titles[0], code: 'missing-column', received: null, params };
}

function unknownColumn(title: string): Issue {
  const received = shownTitle(title);
  return { field: received, code: 'unknown-column', received, params: {} };
}

function indexByTitle(mapping: Mapping): ReadonlyMap<string, FieldMapping> {
  const index = new Map<string, FieldMapping>();
  for (const entry of mapping.fields) {
    for (const title of [...entry.titles, ...entry.columns]) index.set(normaliseTitle(title), entry);
  }
  return index;
}
