import { type Draft, type Entry, isRepresentativeUnread, type Issue } from '@egret/domain';
import { warnedLines } from '@egret/store';

/** The good rows of a delivery whose representative's papers cannot be read. */
export interface UnreadRepresentatives {
  look(lineNo: number, draft: Draft, entry: Entry): void;
  /** One with their number and their first lines, where there are any. */
  warnings(): readonly Issue[];
}

export function unreadRepresentatives(): UnreadRepresentatives {
  const lines: number[] = [];
  let rows = 0;
  return {
    look(lineNo, draft, entry) {
      if (!isRepresentativeUnread(draft, entry)) return;
      rows += 1;
      if (rows <= warnedLines) lines.push(lineNo);
    },
    warnings: () => {
      if (rows === 0) return [];
      const code = 'representative-number-wrong';
      return [{ field: '法定代表人证件号码', code, received: null, params: { rows, lines } }];
    },
  };
}
