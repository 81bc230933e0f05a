import { z } from 'zod';

import { readTable, words } from './data.ts';

/** The id of a line of business, as `data/trades.txt` has them. */
export type TradeId = string;

/** A line of business: what firms in it are called, what the register says of it. */
export interface Trade {
  readonly id: TradeId;
  /** The industry of GB/T 4754 by name. */
  readonly industry: string;
  /** What stands between trade name and legal form in a company's name. */
  readonly company: readonly string[];
  /** What ends the name of a self-employed household; empty where there are none such. */
  readonly shop: readonly string[];
  readonly scope: string;
}

export const trades: readonly Trade[] = readTable(
  'trades.txt',
  z.strictObject({ id: z.string(), industry: z.string(), company: words, shop: words, scope: z.string() }),
);
const ids = trades.map(({ id }) => id);

/** `all`, `commercial` (all but training, the trade of civil units, which stand in no company register), or ids. */
export const tradeIds = words.transform((names, context): readonly TradeId[] | 'all' => {
  if (names.join() === 'all') return 'all';
  if (names.join() === 'commercial') return ids.filter((id) => id !== 'training');
  if (names.every((name) => ids.includes(name))) return names;
  context.addIssue({ code: 'custom', message: 'trades that exist', input: names });
  return z.NEVER;
});
