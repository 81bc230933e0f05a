import type { Measure } from './measures.ts';

/** A printed total beside the sum of its printed parts. */
export interface Reconciliation {
  readonly measure: string;
  readonly printed: number;
  readonly sumOfParts: number;
  /** `printed` less `sumOfParts`: 0 where the report is right. */
  readonly difference: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * Checks the printed totals: takes measures and what was printed of each (null or absent: nothing), and
 * returns one finding for every total that is printed together with all of its parts.
 */
export function reconcile(
  measures: readonly Measure[],
  printed: ReadonlyMap<string, number | null>,
): readonly Reconciliation[] {
  return measures.flatMap(({ measure, parts, zh, en }) => {
    const total = printed.get(measure) ?? null;
    const values = parts.map((part) => printed.get(part) ?? null).filter((value) => value !== null);
    if (total === null || values.length === 0 || values.length < parts.length) return [];
    const sumOfParts = values.reduce((sum, value) => sum + value, 0);
    const difference = total - sumOfParts;
    const same = difference === 0;
    return {
      measure,
      printed: total,
      sumOfParts,
      difference,
      zh: same
        ? `“${zh}”与各分项之和一致（${total}）`
        : `“${zh}”印发数为 ${total}，各分项之和为 ${sumOfParts}，相差 ${Math.abs(difference)}`,
      en: same
        ? `“${en}” agrees with the sum of its parts (${total})`
        : `“${en}” is printed as ${total}, its parts add up to ${sumOfParts}: ${Math.abs(difference)} apart`,
    };
  });
}
