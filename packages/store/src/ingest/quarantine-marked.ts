import type { Client } from 'pg';
import type { Issue } from '@egret/domain';

/** Puts the staged entries whose outcome is `mark` into quarantine, with the reason. */
export async function quarantineMarked(
  client: Client,
  {
    runId,
    batchId,
    mark,
    issue,
  }: { readonly runId: string; readonly batchId: number; readonly mark: string; readonly issue: Issue },
): Promise<void> {
  await client.query(insert, [runId, batchId, mark, JSON.stringify([issue])]);
  await client.query(settle, [mark]);
}

const insert = `
  insert into quarantine (run_id, line_no, outcome, issues, batch_id)
  select $1, line_no, 'quarantined', $4, $2 from staged_entry where outcome = $3`;

const settle = `update staged_entry set outcome = 'quarantined' where outcome = $1`;
