import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../src/index.ts';

/** Of a plan's node what is asked of it here. */
export interface PlanNode {
  readonly 'Node Type': string;
  /** Where the plan is explained `verbose`. */
  readonly Schema?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The plan by which a statement has just run. */
export async function planOf(db: Db, statement: RawBuilder<unknown>): Promise<PlanNode> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>`
    explain (analyze, timing off, format json) ${statement}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no plan');
  return row['QUERY PLAN'][0].Plan;
}

/** A plan's nodes, the outer ones first. */
export function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** How many rows a node went through, those that it dropped among them. */
export function rowsThrough(node: PlanNode): number {
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  return each * node['Actual Loops'];
}

/** How many rows of a table a plan went through. */
export function rowsOf(table: string, plan: PlanNode): number {
  const reading = nodesOf(plan).filter((node) => node['Relation Name'] === table);
  return reading.reduce((sum, node) => sum + rowsThrough(node), 0);
}
