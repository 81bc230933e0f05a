import type { Client } from 'pg';
import { endingKinds, type Issue } from '@egret/domain';
import { quarantineMarked } from './quarantine-marked.ts';

const nothingToTakeBack: Issue = {
  field: '文书号',
  code: 'nothing-to-take-back',
  received: null,
  params: {},
};

/**
 * Puts rows into quarantine that bring no content and take back what neither is held nor comes in the same delivery.
 * Call it before anything is written: such a row must not leave a trace.
 */
export async function refuseUnfounded(client: Client): Promise<void> {
  const { rowCount } = await client.query(markUnfounded, [endingKinds]);
  if (rowCount === 0) return;
  await quarantineMarked(client, 'unfounded', nothingToTakeBack);
}

const markUnfounded = `
  update staged_entry e set outcome = 'unfounded'
  from staged_event v
  where v.line_no = e.line_no and e.outcome is null and not e.has_content and v.kind = any ($1)
    and not exists (
      select from record_version r
      where r.subject_id = e.subject_id and r.record_id = e.record_id and r.superseded_by_batch is null)
    and not exists (
      select from staged_entry o
      where o.subject_id = e.subject_id and o.record_id = e.record_id and o.has_content and o.outcome is null)`;
