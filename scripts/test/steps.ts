import { existsSync, readFileSync } from 'node:fs';

import { checkRepository } from '../checks/check-repository.ts';
import { type Commands, root, typeScriptProjects } from './commands.ts';
import { countTests } from './report.ts';

/** What a step came to: tests, or for any other step only whether it failed. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

export interface StepResult extends Outcome {
  readonly name: string;
}

/** Writes a line to whoever runs the steps. */
type Print = (line: string) => void;

/** Where code lies. */
const FOLDERS = ['packages', 'services', 'scripts', 'infra'];

const GOOD: Outcome = { passed: 0, failed: 0 };
const BAD: Outcome = { passed: 0, failed: 1 };

/**
 * The steps of `npm test` in their order.
 *
 * @param reportFile where vitest writes its JSON report
 * @param testArguments passed to vitest, such as a part of a test file's name
 */
export function steps(
  commands: Commands,
  print: Print,
  reportFile: string,
  testArguments: readonly string[],
): readonly Step[] {
  const tool = (name: string, command: string, ...args: readonly string[]): Step => ({
    name,
    run: async () => ((await commands.run(command, args)) === 0 ? GOOD : BAD),
  });
  return [
    tool('format', 'oxfmt', '--check', '-c', 'infra/oxfmt.json', '.'),
    tool('lint', 'oxlint', '--deny-warnings', '-c', 'infra/oxlint.json'),
    ...typeScriptProjects().map((project) => tool(`types of ${project}`, 'tsc', '-p', project)),
    tool('dependencies', 'depcruise', '-c', 'infra/dependency-cruiser.json', ...FOLDERS),
    tool('unused code', 'knip', '-c', 'infra/knip.json', '--no-progress'),
    { name: 'checks', run: async () => check(print) },
    { name: 'tests', run: () => test(commands, print, reportFile, testArguments) },
  ];
}

/** Runs the steps one after the other, also after one that failed, and prints each with its time. */
export async function runSteps(all: readonly Step[], print: Print): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const step of all) {
    const start = performance.now();
    const outcome = await step.run().catch((error: unknown) => {
      print(String(error));
      return BAD;
    });
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    print(`${outcome.failed === 0 ? 'ok' : 'FAILED'}: ${step.name} (${seconds} s)`);
    results.push({ name: step.name, passed: outcome.passed, failed: outcome.failed });
  }
  return results;
}

function check(print: Print): Outcome {
  const violations = checkRepository(root);
  for (const { path, line, message } of violations) print(`${path}:${line} ${message}`);
  return violations.length === 0 ? GOOD : BAD;
}

async function test(
  commands: Commands,
  print: Print,
  reportFile: string,
  testArguments: readonly string[],
): Promise<Outcome> {
  const code = await commands.run('vitest', [
    'run',
    '--config=infra/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--reporter=./scripts/test/slowest-files.ts',
    `--outputFile.json=${reportFile}`,
    ...testArguments,
  ]);
  if (!existsSync(reportFile)) {
    print('vitest ended without a report');
    return BAD;
  }
  return judge(readFileSync(reportFile, 'utf8'), code, testArguments.length > 0, print);
}

/**
 * What a run of vitest came to. Counted as failed beside failed tests: an exit code that they do not explain,
 * a run of nothing and, unless a part was asked for, skipped tests.
 *
 * @param json vitest's report
 * @param code vitest's exit code
 * @param isPart whether only a part of the tests was asked for
 */
export function judge(json: string, code: number, isPart: boolean, print: Print): Outcome {
  const { passed, failed, skipped } = countTests(json);
  if (skipped > 0 && !isPart) {
    print(`${skipped} tests were skipped, which is not allowed`);
    return { passed, failed: failed + skipped };
  }
  if (failed > 0) return { passed, failed };
  if (passed === 0) print('no test ran');
  return { passed, failed: code === 0 && passed > 0 ? 0 : 1 };
}
