import { describe, expect, it } from 'vitest';
import {
  type ListProposal,
  type LocalDate,
  localDate,
  reviewEntries,
  type ReviewedEntry,
} from '../src/index.ts';

const day = localDate;

describe('reviewEntries', () => {
  const proposal = (recordIds: readonly string[], changes: Partial<ListProposal> = {}): ListProposal => ({
    list: 'black',
    ruleId: 'rule',
    ruleVersion: 1,
    definitionId: 'grave',
    recordIds,
    validTo: day('2022-01-01') as LocalDate,
    ...changes,
  });
  const entry = (
    state: ReviewedEntry['state'],
    recordIds: readonly string[],
    changes: Partial<ReviewedEntry> = {},
  ): ReviewedEntry => ({
    entry: { id: 'e', list: 'black', origin: 'proposed-here', rule: { id: 'rule', version: 1 }, recordIds },
    state,
    notified: false,
    grounds: recordIds.map((recordId) => ({ recordId, standing: 'stands' as const })),
    resumedWithout: [],
    ...changes,
  });
  const fell = [{ recordId: 'r', standing: 'repaired' as const }];

  it.each([
    ['keeps an open proposal', [entry('proposed', ['r'])], [proposal(['r'])], [], 0],
    ['lets it lapse with its grounds', [entry('proposed', ['r'])], [], ['e'], 0],
    ['replaces it by what remains', [entry('proposed', ['r', 's'])], [proposal(['s'])], ['e'], 1],
    ['replaces it by what was added', [entry('proposed', ['r'])], [proposal(['r', 's'])], ['e'], 1],
    [
      'adds nothing under a notice that was served',
      [entry('proposed', ['r'], { notified: true })],
      [proposal(['r', 's'])],
      [],
      0,
    ],
    ['is silent while the entry stands', [entry('determined', ['r'])], [proposal(['s'])], [], 0],
    ['is silent while it is suspended', [entry('suspended', ['r'])], [proposal(['s'])], [], 0],
    ['takes a rejection for the same grounds', [entry('rejected', ['r', 's'])], [proposal(['s'])], [], 0],
    ['proposes on new grounds', [entry('rejected', ['r'])], [proposal(['r', 's'])], [], 1],
    ['proposes after a lapse', [entry('lapsed', ['r'])], [proposal(['r'])], [], 1],
    ['takes an end for an answer', [entry('ended', ['r'])], [proposal(['r'])], [], 0],
    [
      'proposes no red beside black',
      [entry('suspended', ['r'])],
      [proposal(['h'], { list: 'red', ruleId: 'honours' })],
      [],
      0,
    ],
  ] as const)('%s', (_, entries, proposals, lapsing, proposed) => {
    const review = reviewEntries(entries, proposals);
    expect(review.lapsing).toEqual(lapsing);
    expect(review.proposing).toHaveLength(proposed);
  });

  it.each(['determined', 'future'] as const)('suspends a %s entry of which a ground fell', (state) => {
    expect(reviewEntries([entry(state, ['r'], { grounds: fell })], []).suspending).toEqual([
      { entryId: 'e', fallen: fell },
    ]);
  });

  it('suspends what was resumed for a further ground only', () => {
    const further = { recordId: 's', standing: 'ended' as const };
    const review = (grounds: ReviewedEntry['grounds']) =>
      reviewEntries([entry('determined', ['r', 's', 't'], { grounds, resumedWithout: ['r'] })], [])
        .suspending;
    expect(review(fell)).toEqual([]);
    expect(review([...fell, further])).toEqual([{ entryId: 'e', fallen: [further] }]);
  });

  it.each(['ended', 'suspended', 'rejected'] as const)('does nothing more to a %s one', (state) => {
    const review = reviewEntries([entry(state, ['r'], { grounds: fell })], []);
    expect(review).toEqual({ lapsing: [], suspending: [], proposing: [] });
  });
});
