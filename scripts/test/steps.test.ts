import { describe, expect, it } from 'vitest';

import { countTests } from './report.ts';
import { judge, runSteps } from './steps.ts';

interface Counts {
  readonly passed?: number;
  readonly failed?: number;
  readonly pending?: number;
  readonly todo?: number;
  readonly files?: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

function report({ passed = 0, failed = 0, pending = 0, todo = 0, files = [] }: Counts): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
    testResults: files,
  });
}

describe('countTests', () => {
  it('counts a file that failed as a whole as one failed test', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(countTests(report({ passed: 2, failed: 1, files }))).toEqual({ passed: 2, failed: 2, skipped: 0 });
  });

  it('refuses what is not a report', () => {
    expect(() => countTests('{}')).toThrow(/numPassedTests/);
  });
});

describe('judge', () => {
  it.each([
    ['all passed', { passed: 3 }, 0, false, { passed: 3, failed: 0 }],
    ['some failed', { passed: 3, failed: 2 }, 1, false, { passed: 3, failed: 2 }],
    ['nothing ran', {}, 0, false, { passed: 0, failed: 1 }],
    ['an error beside the tests', { passed: 3 }, 1, false, { passed: 3, failed: 1 }],
    ['skipped tests', { passed: 3, pending: 1, todo: 1 }, 0, false, { passed: 3, failed: 2 }],
    ['the others, if a part was asked for', { passed: 1, pending: 9 }, 0, true, { passed: 1, failed: 0 }],
  ])('%s', (_, counts, code, isPart, outcome) => {
    expect(judge(report(counts), code, isPart, () => undefined)).toEqual(outcome);
  });
});

describe('runSteps', () => {
  it('counts a step that throws as failed', async () => {
    const printed: string[] = [];
    const broken = { name: 'tests', run: () => Promise.reject(new Error('not a report')) };
    const results = await runSteps([broken], (line) => printed.push(line));
    expect(results).toEqual([{ name: 'tests', passed: 0, failed: 1 }]);
    expect(printed.join()).toContain('not a report');
  });

  it('runs every step, also after one that failed', async () => {
    const printed: string[] = [];
    const results = await runSteps(
      [
        { name: 'lint', run: async () => ({ passed: 0, failed: 1 }) },
        { name: 'tests', run: async () => ({ passed: 5, failed: 0 }) },
      ],
      (line) => printed.push(line),
    );
    expect(results).toEqual([
      { name: 'lint', passed: 0, failed: 1 },
      { name: 'tests', passed: 5, failed: 0 },
    ]);
    expect(printed.map((line) => line.replace(/\d+\.\d/, '#'))).toEqual([
      'FAILED: lint (# s)',
      'ok: tests (# s)',
    ]);
  });
});
