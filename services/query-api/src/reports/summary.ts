import { type Label, recordKindLabels, type RecordKind } from '@egret/domain';
import type { ShownRecord } from './shown-records.ts';
import { type Mark, marksOf } from './marks.ts';

/** One figure of the summary at the top, with how many of it carry a mark. */
export interface SummaryFigure extends Label {
  readonly id: RecordKind;
  readonly count: number;
  readonly ofWhich: readonly { readonly mark: Mark; readonly count: number }[];
}

/** The kinds in the order in which an official reads them. */
const kinds: readonly RecordKind[] = ['licence', 'penalty', 'other', 'commitment', 'public-service'];

/** Counts what a report shows, kind by kind, so that a penalty that was repaired is not taken for one that stands. */
export function summarise(shown: readonly ShownRecord[]): readonly SummaryFigure[] {
  return kinds.flatMap((id): readonly SummaryFigure[] => {
    const ofKind = shown.filter(({ record }) => record.kind === id);
    if (ofKind.length === 0) return [];
    const counts = new Map<Mark, number>();
    for (const { record, standing } of ofKind) {
      for (const mark of marksOf(record, standing)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    const ofWhich = [...counts].map(([mark, count]) => ({ mark, count }));
    return [{ id, ...recordKindLabels[id], count: ofKind.length, ofWhich }];
  });
}
