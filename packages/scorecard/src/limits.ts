import type { DimensionPoints, ExplanationLine, LineReason } from './evaluation.ts';
import type { ScoreModel } from './schema.ts';

/** The lines by the index of their rule; a hole where a rule has none. */
export type LinesOfRule = readonly (ExplanationLine[] | undefined)[];

export interface Settled {
  readonly points: number;
  readonly dimensions: readonly DimensionPoints[];
  readonly lines: readonly ExplanationLine[];
}

/**
 * Takes a model and returns the function that adds up: all lines in the order of the model, with a line after those of
 * a rule that went over its cap, then one for each dimension that went over its limits, and one where the whole went
 * over the range; and the points of each dimension and of the whole. Start points and lines add up to the points.
 */
export function settleBy(model: ScoreModel): (linesOfRule: LinesOfRule) => Settled {
  const { dimensions, range, startPoints } = model;
  const dimensionOf = model.rules.map((rule) => dimensions.findIndex((each) => each.id === rule.dimension));
  const capOf = model.rules.map((rule) => ('cap' in rule ? (rule.cap ?? Infinity) : Infinity));

  return (linesOfRule) => {
    const lines: ExplanationLine[] = [];
    const sums = dimensions.map(() => 0);
    for (let index = 0; index < linesOfRule.length; index++) {
      const ofRule = linesOfRule[index];
      if (ofRule === undefined) continue;
      let sum = 0;
      for (const line of ofRule) {
        lines.push(line);
        sum += line.points;
      }
      const cap = capOf[index] ?? Infinity;
      const capped = within(sum, -cap, cap);
      if (capped !== sum) lines.push(limitLine('cap', ofRule[0], capped - sum));
      const dimension = dimensionOf[index] ?? -1;
      sums[dimension] = (sums[dimension] ?? 0) + capped;
    }
    let total = startPoints;
    const settled = dimensions.map(({ id, minPoints, maxPoints }, at): DimensionPoints => {
      const sum = sums[at] ?? 0;
      const points = within(sum, minPoints, maxPoints);
      if (points !== sum) lines.push(limitLine('dimension-limit', { dimension: id }, points - sum));
      total += points;
      return { id, points };
    });
    const points = within(total, range.minPoints, range.maxPoints);
    if (points !== total) lines.push(limitLine('range-limit', undefined, points - total));
    return { points, dimensions: settled, lines };
  };
}

/** The number within the bounds. */
function within(points: number, minimum: number, maximum: number): number {
  return Math.min(Math.max(points, minimum), maximum);
}

function limitLine(
  reason: LineReason,
  of: Partial<Pick<ExplanationLine, 'ruleId' | 'dimension'>> | undefined,
  points: number,
): ExplanationLine {
  const [ruleId, dimension] = [of?.ruleId ?? null, of?.dimension ?? null];
  return { reason, ruleId, dimension, points, recordId: null, arithmetic: null, until: null };
}
