import type { Client } from 'pg';
import type { Issue } from '@egret/domain';
import { quarantineMarked } from './quarantine-marked.ts';

const twoContents: Issue = {
  field: '文书号',
  code: 'two-contents-for-one-key',
  received: null,
  params: {},
};

/**
 * Puts into quarantine every staged entry whose thing (record, registration, agreement) stands more than once in the
 * delivery with different contents or events, and marks repetitions of the same statement as unchanged. Rows that
 * bring events only contradict nobody: each event stands for itself.
 */
export async function settleRepetitions(client: Client): Promise<void> {
  await client.query(markRepetitions);
  await quarantineMarked(client, 'conflicting', twoContents);
}

const markRepetitions = `
  update staged_entry e
  set outcome = case when g.statements > 1 then 'conflicting' else 'unchanged' end
  from (
    select subject_id, record_id, natural_key,
      count(distinct statement_digest) as statements, min(line_no) as first_line
    from staged_entry where outcome is null and has_content
    group by subject_id, record_id, natural_key having count(*) > 1
  ) g
  where e.outcome is null and e.has_content and e.subject_id = g.subject_id
    and e.record_id is not distinct from g.record_id and e.natural_key = g.natural_key
    and (g.statements > 1 or e.line_no > g.first_line)`;
