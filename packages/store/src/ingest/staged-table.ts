import { type CopyValue, encodeCopyRow } from '../copy.ts';

/** A temporary table that COPY fills and later steps add to: one list of named columns says all of it. */
export interface StagedTable<Column extends string> {
  readonly name: string;
  readonly ddl: string;
  /** The columns that rows bring, as SQL lists them. */
  readonly columns: string;
  /** What COPY is told: the table with the columns that rows bring. */
  readonly target: string;
  /** One row's line in COPY's text format. */
  encode(row: Readonly<Record<Column, CopyValue>>): string;
}

/**
 * Describes a staging table: the columns that rows bring and those that steps work out (`worked`), each with its
 * SQL type, and its primary key. It is emptied with each transaction.
 */
export function stagedTable<Column extends string>(
  name: string,
  brought: Readonly<Record<Column, string>>,
  { worked = {}, key }: { readonly worked?: Readonly<Record<string, string>>; readonly key: string },
): StagedTable<Column> {
  // Object.keys gives no more than strings; the record's type says which.
  const columns = Object.keys(brought) as Column[];
  const definitions = Object.entries<string>({ ...brought, ...worked }).map((column) => column.join(' '));
  return {
    name,
    ddl: `create temporary table if not exists ${name} (${definitions.join(', ')}, primary key (${key}))
      on commit delete rows`,
    columns: columns.join(', '),
    target: `${name} (${columns.join(', ')})`,
    encode: (row) => encodeCopyRow(columns.map((column) => row[column])),
  };
}
