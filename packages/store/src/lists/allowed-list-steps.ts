import { allowedSteps, type AskingActor, type LocalDate, type RequestedStep } from '@egret/domain';
import type { Db } from '../db.ts';
import { listingFacts } from './listing-facts.ts';
import { standingEntry } from './standing-entry.ts';

/**
 * The steps that somebody may take on an entry on a day, by the guards with which `takeListStep` decides; none where
 * there is no such entry.
 */
export async function allowedListSteps(
  db: Db,
  entryId: string,
  actor: AskingActor,
  asOf: LocalDate,
): Promise<readonly RequestedStep[]> {
  const standing = await standingEntry(db, entryId, asOf);
  const facts = standing && (await listingFacts(db, standing.subjectId, entryId, asOf));
  return standing && facts ? allowedSteps(standing, actor, facts) : [];
}
