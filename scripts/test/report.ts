import { z } from 'zod';

/** What a test run came to. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Skipped and not yet written tests. */
  readonly skipped: number;
}

const schema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/**
 * Counts the tests of vitest's JSON report. A file that failed although none of its tests did (it cannot be
 * loaded, or a hook failed) counts as one failed test.
 *
 * @throws if the text is not such a report
 */
export function countTests(json: string): TestCounts {
  const report = schema.parse(JSON.parse(json));
  const failedAsWhole = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + failedAsWhole.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
