import type { Reporter, TestModule } from 'vitest/node';

const shown = 10;

/**
 * Vitest's reporter of what takes the time: prints the ten slowest test files, their imports and hooks included.
 *
 * @public vitest loads it by its path
 */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((module) => {
      const { collectDuration, duration } = module.diagnostic();
      return { path: module.relativeModuleId, seconds: (collectDuration + duration) / 1_000 };
    });
    const slowest = files.toSorted((one, other) => other.seconds - one.seconds).slice(0, shown);
    console.log(`\nslowest of ${files.length} test files:`);
    for (const { path, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(6)} s  ${path}`);
  }
}
