import type { Measure } from './measures.ts';

/** What a report printed, as far as a comparison needs it. */
export interface PrintedValue {
  readonly value: number | null;
  /** The figure is a lower bound (超过, 余) rather than a count. */
  readonly atLeast: boolean;
}

/** A printed figure beside what is counted here. */
export interface Comparison {
  readonly measure: string;
  readonly printed: number;
  readonly counted: number;
  /** `counted` less `printed`; 0 where they agree, also where more is counted than a printed lower bound. */
  readonly difference: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * Compares what was printed with what is counted: takes measures, the counts and the printed figures, and returns
 * one finding for each measure of which both are known.
 */
export function compare(
  measures: readonly Measure[],
  counts: ReadonlyMap<string, number | null>,
  printed: ReadonlyMap<string, PrintedValue>,
): readonly Comparison[] {
  return measures.flatMap((measure) => {
    const counted = counts.get(measure.measure) ?? null;
    const figure = printed.get(measure.measure);
    if (counted === null || figure === undefined || figure.value === null) return [];
    return [compareOne(measure, counted, figure.value, figure.atLeast)];
  });
}

function compareOne(
  { measure, zh, en }: Measure,
  counted: number,
  printed: number,
  atLeast: boolean,
): Comparison {
  const agrees = atLeast ? counted >= printed : counted === printed;
  const difference = agrees ? 0 : counted - printed;
  const [boundZh, boundEn] = atLeast ? ['不少于 ', 'at least '] : ['', ''];
  return {
    measure,
    printed,
    counted,
    difference,
    zh: agrees
      ? `“${zh}”本平台统计数 ${counted} 与印发数${atLeast ? `（${boundZh}${printed}）` : ''}一致`
      : `“${zh}”印发数为 ${boundZh}${printed}，本平台统计为 ${counted}，相差 ${Math.abs(difference)}`,
    en: agrees
      ? `“${en}”: the ${counted} counted here agree with the printed figure${atLeast ? ` (${boundEn}${printed})` : ''}`
      : `“${en}” is printed as ${boundEn}${printed}, ${counted} are counted here: ${Math.abs(difference)} apart`,
  };
}
