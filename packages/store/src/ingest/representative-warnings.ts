import type { Client } from 'pg';
import type { Issue } from '@egret/domain';
import { warnedLines } from './outcome-warnings.ts';

type Code = 'representative-name-differs' | 'representative-number-differs' | 'mentioned-otherwise';

const fields: Readonly<Record<Code, string>> = {
  'representative-name-differs': '法定代表人',
  'representative-number-differs': '法定代表人证件号码',
  'mentioned-otherwise': '姓名',
};

/**
 * Warnings of good rows whose representative is not who their number or name says: the number is held under another name,
 * or the firm's representative is held under the same name and another number. One of the two is mistyped, but that is no
 * fault of what the row says of the firm, so that the row is taken in. Call it before relations are merged, which compares
 * with what was held.
 */
export async function representativeWarnings(client: Client): Promise<readonly Issue[]> {
  const { rows } = await client.query<{
    readonly code: Code;
    readonly rows: number;
    readonly lines: readonly number[];
  }>(find, [warnedLines]);
  return rows.map(({ code, rows: count, lines }) => warning(code, count, lines));
}

/** The same of rows about persons whom earlier rows had mentioned under another name: which of the two is right, they tell. */
export function mentionedOtherwise(lines: readonly number[]): Issue {
  return warning('mentioned-otherwise', lines.length, lines.toSorted((a, b) => a - b).slice(0, warnedLines));
}

function warning(code: Code, rows: number, lines: readonly number[]): Issue {
  return { field: fields[code], code, received: null, params: { rows, lines } };
}

const find = `
  select code, count(*)::integer as rows, (array_agg(line_no order by line_no))[1:$1] as lines
  from (
    select e.line_no,
      case when p.doubt is not null then 'representative-name-differs'
        when r.related_subject_id <> p.subject_id then 'representative-number-differs' end as code
    from staged_entry e
    join staged_party p on p.party = e.representative_party
    left join relation r on r.subject_id = e.subject_id and r.superseded_by_batch is null
      and r.name = e.representative_name
    where e.outcome is distinct from 'quarantined'
  ) found
  where code is not null
  group by code order by code`;
