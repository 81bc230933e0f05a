import type { Client } from 'pg';
import { endingKinds, type Issue } from '@egret/domain';

/** How many lines a warning names; the others are counted. */
export const warnedLines = 20;

interface FoundRows {
  readonly code: 'superseded-content' | 'ends-nothing-held';
  readonly rows: number;
  readonly lines: readonly number[];
}

/**
 * Warnings of good rows that did not do what their sender may have meant: older or corrected content that changed nothing,
 * and ends of what was never held. Call it once the outcome of every row is known.
 */
export async function outcomeWarnings(client: Client): Promise<readonly Issue[]> {
  const { rows } = await client.query<FoundRows>(find, [endingKinds, warnedLines]);
  return rows.map(({ code, rows: count, lines }) => ({
    ...{ field: '', code, received: null },
    params: { rows: count, lines },
  }));
}

const find = `
  select code, count(*)::integer as rows, (array_agg(line_no order by line_no))[1:$2] as lines
  from (
    select e.line_no, 'superseded-content' as code
    from staged_entry e join staged_comparison s using (line_no)
    where e.outcome = 'unchanged' and not s.same and not s.newer
    union
    select e.line_no, 'ends-nothing-held'
    from staged_entry e join staged_event v using (line_no)
    where e.outcome = 'inserted' and e.has_content and v.kind = any ($1)
  ) found
  group by code order by code`;
