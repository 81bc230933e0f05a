import type { Client } from 'pg';
import type { Issue } from '@egret/domain';

/** Puts the staged entries whose outcome is `mark` into quarantine, with the reason. */
export async function quarantineMarked(client: Client, mark: string, issue: Issue): Promise<void> {
  await client.query(refuse, [mark, JSON.stringify([issue])]);
  await client.query(settle, [mark]);
}

const refuse = `
  insert into staged_refusal (line_no, outcome, issues)
  select line_no, 'quarantined', $2 from staged_entry where outcome = $1`;

const settle = `update staged_entry set outcome = 'quarantined' where outcome = $1`;
