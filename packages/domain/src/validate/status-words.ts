import type { RecordEventKind } from '../events.ts';
import type { Standard } from '../mappings/standard.ts';
import type { OtherKind } from '../records.ts';
import type { RecordKind } from '../vocabulary.ts';

/** What a status says: something that happened, or (`effective`) nothing. */
export type StatusWord = RecordEventKind | 'effective';

/** The numbers of 当前状态 by the standard of the header; where that is unclear a number says nothing certain. */
const numbers: Readonly<Record<Standard, readonly (readonly [string, StatusWord])[]>> = {
  2018: [
    ['1', 'effective'],
    ['0', 'annulled'],
  ],
  2015: [
    ['0', 'effective'],
    ['1', 'annulled'],
    ['2', 'objected'],
    ['3', 'effective'],
    ['其他', 'effective'],
  ],
  unclear: [],
};

/** Words that mean the same under every standard. 撤回 ends a licence as 撤销 does, from its day on. */
const words: readonly (readonly [string, StatusWord])[] = [
  ['有效', 'effective'],
  ['正常', 'effective'],
  ['无效', 'annulled'],
  ['撤销', 'annulled'],
  ['已撤销', 'annulled'],
  ['恢复', 'reinstated'],
  ['变更', 'changed'],
  ['异议', 'objected'],
  ['误报', 'misreported'],
];

const licenceWords: readonly (readonly [string, StatusWord])[] = [
  ['撤回', 'annulled'],
  ['吊销', 'revoked'],
  ['注销', 'cancelled'],
];

/** A court deletes or hides the entry of a judgment default (法释〔2017〕7号). */
const courtWords: readonly (readonly [string, StatusWord])[] = [
  ['删除', 'deleted-by-court'],
  ['屏蔽', 'deleted-by-court'],
];

const tables = {
  licence: tablesWith(licenceWords),
  court: tablesWith(courtWords),
  other: tablesWith([]),
};

function tablesWith(
  own: readonly (readonly [string, StatusWord])[],
): Readonly<Record<Standard, ReadonlyMap<string, StatusWord>>> {
  const tableOf = (standard: Standard): ReadonlyMap<string, StatusWord> =>
    new Map<string, StatusWord>([...numbers[standard], ...words, ...own]);
  return { 2018: tableOf('2018'), 2015: tableOf('2015'), unclear: tableOf('unclear') };
}

/** The values of 当前状态 for a kind of record under a standard. */
export function statusWords(
  kind: RecordKind | OtherKind,
  standard: Standard,
): ReadonlyMap<string, StatusWord> {
  return tables[kind === 'licence' ? kind : kind === 'judgment-default' ? 'court' : 'other'][standard];
}
