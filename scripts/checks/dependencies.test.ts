import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Packages with one file each that breaks a rule; the others keep them all. */
const files = {
  'package.json': '{ "name": "root", "devDependencies": { "vitest": "*" } }',
  'packages/domain/package.json': '{ "name": "@egret/domain" }',
  'packages/domain/src/index.ts': "export * from './a.ts';",
  'packages/domain/src/a.ts': 'export const a = 1;',
  'packages/domain/src/reads-files.ts': "import { readFileSync } from 'node:fs';\nexport { readFileSync };",
  'packages/domain/src/one.ts': "import { two } from './two.ts';\nexport const one = (): number => two();",
  'packages/domain/src/two.ts': "import { one } from './one.ts';\nexport const two = (): number => one();",
  'packages/store/package.json': '{ "name": "@egret/store", "devDependencies": { "vitest": "*" } }',
  'packages/store/src/index.ts': "export * from '../../domain/src/index.ts';",
  'packages/store/src/looks-up.ts': "export * from '../../runtime/src/index.ts';",
  'packages/store/src/by-the-window.ts': "export * from '../../domain/src/a.ts';",
  'packages/store/src/tests-at-run-time.ts': "import { expect } from 'vitest';\nexport { expect };",
  'packages/store/src/nowhere.ts': "export * from './missing.ts';",
  'packages/runtime/package.json': '{ "name": "@egret/runtime" }',
  'packages/runtime/src/index.ts': 'export const r = 1;',
  'services/one/package.json': '{ "name": "@egret/one" }',
  'services/one/src/index.ts': "export * from '../../../packages/store/src/index.ts';",
  'services/one/src/uses-another.ts': "export * from '../../two/src/index.ts';",
  'services/one/src/undeclared.ts': "import { expect } from 'vitest';\nexport { expect };",
  'services/two/package.json': '{ "name": "@egret/two" }',
  'services/two/src/index.ts': 'export const t = 2;',
} as const;

interface Broken {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Outcome {
  readonly summary: { readonly violations: readonly Broken[] };
}

describe('the rules of dependencies', () => {
  let root = '';
  let broken: ReadonlyMap<string, readonly Broken[]> = new Map();

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'egret-dependencies-test-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    const rules = join(repository, 'infra/dependency-cruiser.json');
    const program = join(repository, 'node_modules/.bin/depcruise');
    const output = execFileSync(program, ['-c', rules, '-T', 'json', 'packages', 'services'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const { violations } = (JSON.parse(output) as Outcome).summary;
    broken = Map.groupBy(violations, ({ from }) => from);
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it.each([
    ['packages/domain/src/reads-files.ts', 'domain-imports-nothing'],
    ['packages/domain/src/one.ts', 'no-cycle'],
    ['packages/store/src/looks-up.ts', 'store-looks-down'],
    ['packages/store/src/by-the-window.ts', 'packages-by-their-door'],
    ['packages/store/src/tests-at-run-time.ts', 'no-development-dependency-at-run-time'],
    ['packages/store/src/nowhere.ts', 'resolvable'],
    ['services/one/src/uses-another.ts', 'service-looks-down'],
    ['services/one/src/undeclared.ts', 'declared'],
  ])('%s breaks %s', (path, rule) => {
    expect(broken.get(path)?.map(({ rule: { name } }) => name)).toContain(rule);
  });

  it.each(['packages/domain/src/index.ts', 'packages/store/src/index.ts', 'services/one/src/index.ts'])(
    '%s breaks none',
    (path) => {
      expect(broken.get(path)).toBeUndefined();
    },
  );
});
