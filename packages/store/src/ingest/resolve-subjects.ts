import type { Client } from 'pg';
import type { MergePlace } from './merge-versions.ts';
import { keepOfRightParties } from './place/keep-placed.ts';
import { checkNames } from './subjects/check-names.ts';
import { stageCodes } from './subjects/codes.ts';
import { dateParties } from './subjects/date-parties.ts';
import { bestOpenScheme, findSubjects, makeSubjects } from './subjects/find-subjects.ts';
import { settleClaims } from './subjects/settle-claims.ts';

/**
 * Finds the subject of every staged party, or prepares one, by its codes in the order of their schemes: the best
 * one decides, and a name must agree with the names of whoever holds it. Rows in doubt end in quarantine and lend
 * nothing to anybody; a doubtful representative only loses the link to the person. Nothing is written to the
 * directory yet (`writeDirectory`). Of two workers that bring the same new code the later waits for the earlier
 * one's commit and takes its subject.
 */
export async function resolveSubjects(client: Client, { run, batchId }: MergePlace): Promise<void> {
  await dateParties(client, run);
  await stageCodes(client);
  for (let round = 0; ; round += 1) {
    for (; (await findSubjects(client, round)) > 0; round += 1) {
      await checkNames(client, round);
      await settleClaims(client, round);
    }
    const scheme = await bestOpenScheme(client);
    if (scheme === null) break;
    await makeSubjects(client, scheme);
  }
  await keepOfRightParties(client, batchId);
  await client.query(assign);
  await client.query('analyze staged_entry');
  await client.query(refuseDoubtful);
}

const assign = `
  update staged_entry e set subject_id = p.subject_id, outcome = case when p.doubt is null then null else 'quarantined' end
  from staged_party p where p.party = e.subject_party and e.placed is null`;

const refuseDoubtful = `
  insert into staged_refusal (line_no, outcome, issues)
  select e.line_no, 'quarantined', p.doubt
  from staged_entry e join staged_party p on p.party = e.subject_party
  where p.doubt is not null`;
