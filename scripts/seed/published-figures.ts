import type { PublishedFigure } from '@egret/store';
import { z } from 'zod';

import { readYaml } from './data.ts';

const printed = readYaml(
  'published-figures.yaml',
  z.strictObject({
    source: z.string(),
    figures: z.record(z.string(), z.int()),
    atLeast: z.array(z.string()),
    upTo: z.record(z.string(), z.string()),
  }),
);

/** A printed number that the sample must hold exactly; throws where none is printed under that measure. */
export function published(measure: string): number {
  const value = printed.figures[measure];
  if (value === undefined) throw new RangeError(`nothing printed of ${measure}`);
  return value;
}

/** The printed numbers of the year. */
export const publishedFigures: readonly PublishedFigure[] = Object.entries(printed.figures).map(
  ([measure, value]) => {
    const source = [printed.source, printed.upTo[measure]].filter(Boolean).join('，');
    return { year: 2020, measure, value, atLeast: printed.atLeast.includes(measure), source };
  },
);
