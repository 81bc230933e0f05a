import { type Draft, type Entry, isRepresentativeUnread, type Issue } from '@egret/domain';
import { warnedLines } from '@egret/store';

/** The good rows of a delivery whose representative's papers cannot be read. */
export interface UnreadRepresentatives {
  look(lineNo: number, draft: Draft, entry: Entry): void;
  found(): UnreadRows;
  /** One with their number and their first lines, where there are any. */
  warnings(): readonly Issue[];
}

/** How many there are, and the first lines of them. */
export interface UnreadRows {
  readonly rows: number;
  readonly lines: readonly number[];
}

/** Takes what `found` was of the rows looked at before. */
export function unreadRepresentatives(before: UnreadRows): UnreadRepresentatives {
  const lines = [...before.lines];
  let { rows } = before;
  return {
    look(lineNo, draft, entry) {
      if (!isRepresentativeUnread(draft, entry)) return;
      rows += 1;
      if (rows <= warnedLines) lines.push(lineNo);
    },
    found: () => ({ rows, lines }),
    warnings: () => {
      if (rows === 0) return [];
      const code = 'representative-number-wrong';
      return [{ field: '法定代表人证件号码', code, received: null, params: { rows, lines } }];
    },
  };
}
