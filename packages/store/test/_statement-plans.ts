import type pg from 'pg';
import { nodesOf, type PlanNode, rowsThrough } from './_plans.ts';

/** What a statement did, by its own account. */
export interface StatementPlan {
  readonly statement: string;
  /** Rows that its busiest node handled, thrown away ones too. */
  readonly handled: number;
  /** Permanent tables that it read whole. */
  readonly scanned: readonly string[];
}

/**
 * Explains every statement that `work` sends on `client` just before it is done, in the state in which it is done: it is
 * done twice, the first time taken back. Returns what each did.
 */
export async function plansOf(
  client: pg.Client,
  work: () => Promise<unknown>,
): Promise<readonly StatementPlan[]> {
  const plans: StatementPlan[] = [];
  const query = client.query.bind(client) as (...given: readonly unknown[]) => Promise<pg.QueryResult>;
  const explained = async (given: readonly unknown[]): Promise<pg.QueryResult> => {
    const [statement, values] = given;
    const { text } = typeof statement === 'string' ? { text: statement } : (statement as pg.QueryConfig);
    await query('savepoint explained');
    const { rows } = await query(`explain (analyze, verbose, format json) ${text}`, values);
    await query('rollback to savepoint explained');
    const [
      {
        'QUERY PLAN': [{ Plan: plan }],
      },
    ] = rows as [{ 'QUERY PLAN': [{ Plan: PlanNode }] }];
    const nodes = nodesOf(plan);
    plans.push({
      statement: text,
      handled: Math.max(...nodes.map(rowsThrough)),
      scanned: nodes.flatMap((node) =>
        node['Node Type'] === 'Seq Scan' && node.Schema === 'public' ? [node['Relation Name'] ?? ''] : [],
      ),
    });
    return query(...given);
  };
  // A COPY is no text; what is neither read nor written by a plan has none.
  client.query = ((...given: readonly unknown[]) => {
    const [statement] = given;
    const text = typeof statement === 'string' ? statement : (statement as Partial<pg.QueryConfig>).text;
    const isPlanned = typeof text === 'string' && /^\s*(with|select|insert|update|delete)\b/.test(text);
    return isPlanned ? explained(given) : query(...given);
  }) as typeof client.query;
  try {
    await work();
  } finally {
    client.query = query as typeof client.query;
  }
  return plans;
}
