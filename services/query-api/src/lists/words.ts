import { citationText, isInForce, type ListReference, type LocalDate } from '@egret/domain';
import type { HeldListEntry } from '@egret/store';

/**
 * The basis of an entry in words: its instrument as it stood on the day of the decision (null: today's wording does), and
 * the article as the decision names it. Null where none is named, or where the reference data does not know it.
 */
export function basisText(
  { instrumentId, article }: Pick<HeldListEntry, 'instrumentId' | 'article'>,
  on: LocalDate | null,
  { instruments }: Pick<ListReference, 'instruments'>,
): string | null {
  const versions = instruments.filter(({ id }) => id === instrumentId);
  const instrument = versions.find((one) => on !== null && isInForce(one, on)) ?? versions.at(-1);
  if (instrument === undefined || instrumentId === null) return null;
  const isNumber = article !== null && /^\d+$/.test(article);
  const citation = { instrument: instrumentId, article: isNumber ? article : null };
  return `${citationText(citation, instrument)}${isNumber ? '' : (article ?? '')}`;
}

/** Why somebody is listed, in words: of the person who entered it, else of the rule that proposed it. */
export function reasonText(
  entry: Pick<HeldListEntry, 'reason' | 'rule'>,
  { listRules }: Pick<ListReference, 'listRules'>,
): string | null {
  if (entry.rule === null) return entry.reason;
  const { id, version } = entry.rule;
  return listRules.find((one) => one.id === id && one.version === version)?.reason.zh ?? null;
}
