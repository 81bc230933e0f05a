import { type ListTables, type LocalDate, reviewEntries } from '@egret/domain';
import { closeBatch, openBatch } from '../batch.ts';
import type { Db } from '../db.ts';
import type { SubjectScope } from '../scores/fact-query.ts';
import { claimLists } from './lock-lists.ts';
import { reviewedEntries, subjectsWithEntries } from './reviewed-entries.ts';
import { saveFallenGrounds } from './save-fallen-grounds.ts';
import { preparedProposals, saveProposals } from './save-proposals.ts';
import type { SubjectProposal } from './subject-proposal.ts';

/** What a review did, in entries. */
export interface ListReviewOutcome {
  readonly proposed: number;
  readonly lapsed: number;
  readonly suspended: number;
}

/**
 * Examines the entries of the subjects of a scope again and keeps what follows: `proposals` is all that the rules
 * propose for them from the facts as known at `seq`; where the grounds of their entries stand on `asOf` is read here,
 * once the lists are locked. Open proposals lapse or are replaced, entries that count are suspended with a task for
 * their authority, new proposals wait for the authority (`reviewEntries` of the domain says which).
 *
 * A subject that was reviewed with newer facts already is left as it is. All that is written is one batch, closed by the
 * last statement here: call it last in the caller's transaction. Nothing is asked per subject.
 */
export async function reviewLists(
  db: Db,
  scope: SubjectScope,
  proposals: readonly SubjectProposal[],
  moment: { readonly asOf: LocalDate; readonly seq: number },
  tables: ListTables,
): Promise<ListReviewOutcome> {
  const concerned = new Set('ids' in scope ? scope.ids : await subjectsWithEntries(db, scope));
  for (const { subjectId } of proposals) concerned.add(subjectId);
  const claimed = await claimLists(db, concerned, moment.seq);
  const entries = await reviewedEntries(db, claimed, moment.asOf);
  const bySubject = Map.groupBy(proposals, ({ subjectId }) => subjectId);
  const reviews = [...claimed]
    .sort()
    .map((subjectId) => {
      const review = reviewEntries(entries.get(subjectId) ?? [], bySubject.get(subjectId) ?? []);
      return { subjectId, ...review };
    })
    .filter((one) => one.lapsing.length + one.suspending.length + one.proposing.length > 0);
  if (reviews.length === 0) return { proposed: 0, lapsed: 0, suspended: 0 };

  const prepared = await preparedProposals(
    db,
    reviews.flatMap(({ subjectId, proposing }) => proposing.map((one) => ({ ...one, subjectId }))),
    tables,
    moment.asOf,
  );
  const fallen = reviews.reduce((sum, one) => sum + one.lapsing.length + one.suspending.length, 0);
  if (prepared.length + fallen === 0) return { proposed: 0, lapsed: 0, suspended: 0 };
  const batchId = await openBatch(db, 'list-decision', null);
  const kept = await saveFallenGrounds(db, reviews, moment, tables, batchId);
  await saveProposals(db, prepared, moment, batchId);
  await closeBatch(db, batchId);
  return { ...kept, proposed: prepared.length };
}
