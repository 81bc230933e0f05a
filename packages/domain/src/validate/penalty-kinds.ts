import { shown } from '../issues/shown.ts';
import { parseOther } from '../normalise/subtype.ts';
import type { PenaltyKind } from '../records.ts';
import { readText } from './read-cell.ts';
import { penaltyKindWords } from './record-words.ts';
import type { PenaltyKindWord } from './record-words.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';

/** What the column 处罚类别 says. */
export interface PenaltyKinds {
  /** In the order of the cell, each once. */
  readonly kinds: readonly PenaltyKind[];
  /** The subtypes that follow 其他-, joined by ；. */
  readonly other: string | null;
}

/** Signs between several kinds; 、 is part of the standard's own words and only tried where those do not fit. */
const separator = /[；;，,|]/;

/**
 * Reads 处罚类别, several kinds joined by ；. Where the word leaves it open (暂扣或者吊销…), `content` tells whether a
 * certificate was revoked. Null with an issue where a word is unknown or 其他 names no subtype.
 */
export function readPenaltyKinds(row: Row, content: string | null): PenaltyKinds | null {
  const text = readText(row, 'penaltyKinds');
  if (text === null) return null;
  const parts = text.split(separator).flatMap((part) => wordsOf(part.trim()));
  const kinds = new Set<PenaltyKind>();
  const others: string[] = [];
  for (const part of parts) {
    const kind = penaltyKindWords.get(part);
    const other = kind === undefined ? parseOther(part) : null;
    if (kind !== undefined) {
      kinds.add(resolve(kind, content));
    } else if (other === 'missing') {
      report(row, 'penaltyKinds', { code: 'subtype-required', params: {} });
      return null;
    } else if (other === null) {
      const known = [...penaltyKindWords.keys(), '其他-xxx'];
      report(row, 'penaltyKinds', { code: 'unknown-value', params: { known } }, shown(part));
      return null;
    } else {
      kinds.add('other');
      others.push(other.subtype);
    }
  }
  if (kinds.size === 0) {
    report(row, 'penaltyKinds', { code: 'unknown-value', params: { known: [...penaltyKindWords.keys()] } });
    return null;
  }
  return { kinds: [...kinds], other: others.length > 0 ? others.join('；') : null };
}

function wordsOf(part: string): readonly string[] {
  if (part === '') return [];
  if (penaltyKindWords.has(part) || parseOther(part) !== null) return [part];
  const words = part.split('、').map((word) => word.trim());
  return words.every((word) => penaltyKindWords.has(word) || parseOther(word) !== null) ? words : [part];
}

function resolve(kind: PenaltyKindWord, content: string | null): PenaltyKind {
  if (kind !== 'licence-suspended-or-revoked') return kind;
  return content?.includes('吊销') ? 'licence-revoked' : 'licence-suspended';
}
