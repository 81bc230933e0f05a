import type { ColumnDescription, TableDescription } from './describe-schema.ts';

const head = `# Data dictionary

Generated from the schema and its comments: \`npm run dictionary\` writes it, a test compares it. What the two time
axes, the six counters and the natural keys are stands in [data-model.md](data-model.md).

\`…_on\`, \`…_from\`, \`…_to\`, \`…_until\` are calendar dates of Asia/Shanghai; \`…_at\` and \`at\` are instants; \`…_fen\` is
money in fen (分, a hundredth of a yuan). A cell in italics may be null.
`;

/** What a column of this name means in every table that has one; such columns need no comment of their own. */
export const conventions: Readonly<Record<string, string>> = {
  id: 'its id',
  batch_id: 'the batch that brought the row: it is known from its seq on',
  superseded_by_batch: 'the batch that brought a newer version; null for the current one',
  version: '1, 2, … within what it is a version of',
  subject_id: 'the subject that the row is about',
  run_id: 'the delivery that the row came in',
  line_no: 'the line of that delivery',
  digest_key_id: 'the key under which the digest beside it was made',
  content_digest: 'keyed digest of the content as canonical JSON without nulls: tells an unchanged row',
  digest_version: 'which fields and which form of JSON the digest beside it was taken of',
  reported_on:
    'the day of the latest delivery that said this; with place it decides which version is current',
  place: 'provider, delivery and line of the latest row that said this: orders what was reported on one day',
  created_at: 'when the row was made',
  authority_id: 'the body that decided, issued or registered',
  client_id: 'the client that acted',
};

/** Renders the tables as Markdown, in the order given. */
export function renderDictionary(tables: readonly TableDescription[]): string {
  return [head, ...tables.map(renderTable)].join('\n');
}

function renderTable({ name, comment, columns, rules }: TableDescription): string {
  return [
    `## ${name}\n`,
    ...(comment === null ? [] : [`${comment}\n`]),
    '| column | type | meaning |',
    '| --- | --- | --- |',
    ...columns.map(renderColumn),
    '',
    ...rules.map((rule) => `- \`${rule}\``),
    ...(rules.length === 0 ? [] : ['']),
  ].join('\n');
}

function renderColumn({ name, type, nullable, constraints, comment }: ColumnDescription): string {
  const shown = nullable ? `_${type}_` : type;
  const meaning = comment ?? conventions[name] ?? '';
  const rules = constraints.map((constraint) => `\`${constraint}\``).join(' ');
  const cell = [meaning, rules].filter((text) => text !== '').join(' · ');
  return `| \`${name}\` | ${shown} | ${cell.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`;
}
