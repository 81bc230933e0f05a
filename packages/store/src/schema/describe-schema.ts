import { sql } from 'kysely';
import type { Db } from '../db.ts';

/** One column as the database has it. */
export interface ColumnDescription {
  readonly name: string;
  /** The type as PostgreSQL writes it, such as `timestamp with time zone`. */
  readonly type: string;
  readonly nullable: boolean;
  /** `primary key`, `-> table`, `unique`, `one of …`: what constraints on this column alone say. */
  readonly constraints: readonly string[];
  readonly comment: string | null;
}

/** One table as the database has it. */
export interface TableDescription {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly ColumnDescription[];
  /** Constraints on several columns and unique indexes that have a condition, as PostgreSQL writes them. */
  readonly rules: readonly string[];
}

/**
 * Reads the tables of the schema `public` in the order of their names, with the comments that the migrations
 * give them. Kysely's own two tables are left out.
 */
export async function describeSchema(db: Db): Promise<readonly TableDescription[]> {
  const [tables, constraints, indexes] = await Promise.all([
    readColumns(db),
    readConstraints(db),
    readIndexes(db),
  ]);
  return [...Map.groupBy(tables, (row) => row.table)].map(([name, columns]) => ({
    name,
    comment: columns[0]?.table_comment ?? null,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type,
      nullable: column.nullable,
      constraints: constraints
        .filter((one) => one.table === name && one.columns.length === 1 && one.columns[0] === column.name)
        .map((one) => one.definition),
      comment: column.comment,
    })),
    rules: [
      ...constraints
        .filter((one) => one.table === name && one.columns.length !== 1)
        .map((one) => one.definition),
      ...indexes.filter((one) => one.table === name).map((one) => one.definition),
    ],
  }));
}

interface ColumnRow {
  readonly table: string;
  readonly table_comment: string | null;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

async function readColumns(db: Db): Promise<readonly ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select c.relname as table, obj_description(c.oid, 'pg_class') as table_comment, a.attname as name,
      format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      col_description(c.oid, a.attnum) as comment
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
    order by c.relname, a.attnum`.execute(db);
  return rows;
}

interface ConstraintRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly definition: string;
}

/** Not-null constraints are said by the column itself. */
async function readConstraints(db: Db): Promise<readonly ConstraintRow[]> {
  const { rows } = await sql<ConstraintRow>`
    select c.relname as table, pg_get_constraintdef(k.oid) as definition,
      array(select a.attname::text from unnest(k.conkey) with ordinality as key (attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum order by key.position) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c')
    order by c.relname, array_position(array['p', 'u', 'f', 'c']::"char"[], k.contype), definition`.execute(
    db,
  );
  return rows;
}

/** Unique indexes that no constraint stands for: partial ones, the "only one current version" of a table. */
async function readIndexes(
  db: Db,
): Promise<readonly { readonly table: string; readonly definition: string }[]> {
  const { rows } = await sql<{ readonly table: string; readonly definition: string }>`
    select c.relname as table,
      regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE UNIQUE INDEX .* USING \\w+ ', 'UNIQUE ') as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and i.indisunique
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by c.relname, definition`.execute(db);
  return rows;
}
