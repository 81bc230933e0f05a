import type { ListEntry, ListState } from './entry.ts';
import type { Ground } from './grounds.ts';
import type { ListProposal } from './propose.ts';

/** An entry of a subject as it stands on the day of the review, with its grounds. */
export interface ReviewedEntry {
  readonly entry: Pick<ListEntry, 'id' | 'list' | 'origin' | 'rule' | 'recordIds'>;
  readonly state: ListState;
  /** Advance notice was served; no grounds are added to the proposal after it. */
  readonly notified: boolean;
  readonly grounds: readonly Ground[];
  /** The records that did not stand when a person last resumed the entry: it rests on the others. */
  readonly resumedWithout: readonly string[];
}

/** What becomes of a subject's entries when their grounds are re-examined. */
export interface ListReview {
  /** Open proposals whose grounds have fallen, or that are replaced by one with the grounds there are now. */
  readonly lapsing: readonly string[];
  /** Determined entries of which a ground fell that they rest on, with what fell. */
  readonly suspending: readonly { readonly entryId: string; readonly fallen: readonly Ground[] }[];
  readonly proposing: readonly ListProposal[];
}

/**
 * Re-examines the entries of one subject, by where their grounds stand and all that the rules propose now. An open
 * proposal of a rule is replaced where its grounds are not the ones proposed now, and lapses where nothing is: a
 * corrected record leaves no suspicion, and the outcome does not depend on the order in which records arrived. An
 * entry that counts, or will, is suspended once one of its grounds does not stand; only a person resumes it, and what had
 * fallen by then does not suspend it again.
 *
 * Not proposed: what the same rule has proposed already, or what would put the subject on a list that it is on; grounds
 * all of which an authority has answered before; red for a subject on the black list, even while that entry is
 * suspended (发改财金规〔2017〕1798号).
 */
export function reviewEntries(
  entries: readonly ReviewedEntry[],
  proposals: readonly ListProposal[],
): ListReview {
  const lapsing = entries.filter((one) => isStaleProposal(one, proposals)).map(({ entry }) => entry.id);
  const remaining = entries.filter(({ entry }) => !lapsing.includes(entry.id));
  const suspending = remaining.flatMap(({ entry, state, grounds, resumedWithout }) => {
    const fallen = grounds.filter(
      ({ recordId, standing }) => standing !== 'stands' && !resumedWithout.includes(recordId),
    );
    const counts = state === 'determined' || state === 'future';
    return counts && fallen.length > 0 ? [{ entryId: entry.id, fallen }] : [];
  });
  const onBlackList = remaining.some(({ entry, state }) => entry.list === 'black' && isOnList(state));
  const proposing = proposals.filter(
    (proposal) =>
      !remaining.some((one) => isKnown(one, proposal)) && !(proposal.list === 'red' && onBlackList),
  );
  return { lapsing, suspending, proposing };
}

function isStaleProposal(one: ReviewedEntry, proposals: readonly ListProposal[]): boolean {
  const { entry, state, notified, grounds } = one;
  if (state !== 'proposed' || entry.rule === null) return false;
  if (grounds.some((ground) => ground.standing !== 'stands')) return true;
  const now = proposals.find(({ list, ruleId }) => list === entry.list && ruleId === entry.rule?.id);
  if (now === undefined) return true;
  const kept = entry.recordIds.every((id) => now.recordIds.includes(id));
  return !(kept && (notified || now.recordIds.length === entry.recordIds.length));
}

function isKnown({ entry, state }: ReviewedEntry, proposal: ListProposal): boolean {
  const sameRule = entry.list === proposal.list && entry.rule?.id === proposal.ruleId;
  switch (state) {
    case 'proposed':
      return sameRule;
    case 'future':
    case 'determined':
    case 'suspended':
      return entry.list === proposal.list;
    case 'rejected':
    case 'ended':
      return sameRule && proposal.recordIds.every((id) => entry.recordIds.includes(id));
    case 'lapsed':
      return false;
  }
}

function isOnList(state: ListState): boolean {
  return state === 'future' || state === 'determined' || state === 'suspended';
}
