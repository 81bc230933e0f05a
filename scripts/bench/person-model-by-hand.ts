import type { ExplanationLine } from '@egret/scorecard';

/** The percentage that counts until so many months. */
export type Steps = readonly (readonly [months: number, percent: number])[];
/** The points from so many months, or records, on. */
export type Bands = readonly (readonly [months: number, points: number])[];

export const tenureBands: Bands = [
  [6, 5],
  [12, 10],
  [24, 15],
  [36, 20],
];
export const cleanBands: Bands = [
  [3, 10],
  [6, 25],
  [12, 50],
  [18, 70],
  [24, 95],
  [30, 110],
  [36, 120],
];
export const oneYear: Steps = [[12, 100]];
export const twoYears: Steps = [[24, 100]];
export const oneAndHalf: Steps = [
  [12, 100],
  [24, 50],
];
export const twoAndHalf: Steps = [
  [24, 100],
  [36, 50],
];
export const threeAndHalf: Steps = [
  [36, 100],
  [48, 50],
];
export const fiveYears: Steps = [[60, 100]];
export const twoAndThreeHalves: Steps = [
  [24, 100],
  [60, 50],
];

export const licenceSteps: Bands = [[1, 10]];
export const keptSteps: Bands = [
  [1, 15],
  [3, 30],
];
export const volunteeringSteps: Bands = [
  [1, 10],
  [3, 20],
];
const noStep = [0, 0] as const;

export function stepOf(steps: Bands, count: number): readonly [atLeast: number, points: number] {
  let reached: readonly [number, number] = noStep;
  for (const step of steps) if (count >= step[0]) reached = step;
  return reached;
}

export function limit(
  reason: 'cap' | 'dimension-limit' | 'ceiling',
  ruleId: string | null,
  dimension: string | null,
  points: number,
): ExplanationLine {
  return { reason, ruleId, dimension, points, recordId: null, arithmetic: null, until: null };
}

export function tierOf(points: number): string {
  if (points >= 750) return 'highest';
  if (points >= 680) return 'high';
  if (points >= 600) return 'middle';
  return points >= 530 ? 'low' : 'lowest';
}
