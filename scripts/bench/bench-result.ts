/** One measurement of ours against a baseline in the same run; good where `ratio` is not above `limit`. */
export interface BenchResult {
  readonly name: string;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  /** `ours` divided by `baseline`. */
  readonly ratio: number;
  readonly limit: number;
}

/** The result of a rate that must be at least a share of another: by time a request, whose ratio is the inverse. */
export function atLeast(name: string, rate: number, other: number, share: number): BenchResult {
  const [ours, baseline] = [1_000_000 / rate, 1_000_000 / other];
  return { name, ours, baseline, unit: 'µs/request', ratio: ours / baseline, limit: 1 / share };
}

/** How long `work` takes, in milliseconds. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of some measurements; 0 of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
