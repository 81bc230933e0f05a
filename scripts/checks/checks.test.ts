import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { checkRepository } from './check-repository.ts';
import { checkPlaceNames } from './place-names.ts';
import { checkEnvironment, checkNoClock, checkSize } from './restricted-use.ts';
import { withoutComments } from './source-file.ts';

/** Where a check found what: `path:line`. */
function places(violations: readonly { path: string; line: number }[]): string[] {
  return violations.map(({ path, line }) => `${path}:${line}`);
}

describe('withoutComments', () => {
  it('blanks comments, keeps lines and leaves strings alone', () => {
    const text = "a('http://x'); // Date.now()\n/* one\ntwo */ b(`//`);";
    const code = withoutComments(text);
    expect(code).toContain("a('http://x');");
    expect(code).toContain('b(`//`);');
    expect(code).not.toMatch(/Date|one|two/);
    expect(code.split('\n')).toHaveLength(3);
  });
});

describe('checkEnvironment', () => {
  it.each([
    'process.env.X',
    "process.env['X']",
    'const { env } = process;',
    "import { env } from 'node:process';",
  ])('refuses %s outside configuration code', (text) => {
    expect(places(checkEnvironment([{ path: 'services/query-api/src/a.ts', text }]))).toEqual([
      'services/query-api/src/a.ts:1',
    ]);
    expect(checkEnvironment([{ path: 'packages/runtime/src/config.ts', text }])).toEqual([]);
    expect(checkEnvironment([{ path: 'services/query-api/src/main.ts', text }])).toEqual([]);
    expect(checkEnvironment([{ path: 'scripts/start/main.ts', text }])).toEqual([]);
  });

  it('accepts the mention in a comment', () => {
    expect(
      checkEnvironment([{ path: 'packages/store/src/a.ts', text: '// process.env is not read' }]),
    ).toEqual([]);
  });
});

describe('checkPlaceNames', () => {
  const text = "export const prefix = 'HC';\n// the parking of Haicang\nconst name = '厦门市';";

  it('finds the place of the sample in code and comments of packages, services and migrations, in law and in models', () => {
    expect(places(checkPlaceNames([{ path: 'services/query-api/src/a.ts', text }]))).toEqual([
      'services/query-api/src/a.ts:2',
      'services/query-api/src/a.ts:3',
    ]);
    for (const path of ['store/migrations/1.sql', 'domain/law/use.yaml', 'scorecard/models/person.yaml']) {
      expect(checkPlaceNames([{ path: `packages/${path}`, text }])).toHaveLength(2);
    }
  });

  it('leaves tests, data and the sample alone', () => {
    const paths = [
      'services/query-api/test/a.test.ts',
      'packages/testing/src/a.ts',
      'infra/profiles/haicang/perks.yaml',
      'scripts/seed/names.ts',
    ];
    expect(checkPlaceNames(paths.map((path) => ({ path, text })))).toEqual([]);
  });
});

describe('checkNoClock', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
  ])('refuses %s in the pure packages only', (text) => {
    expect(checkNoClock([{ path: 'packages/domain/src/a.ts', text }])).toHaveLength(1);
    expect(checkNoClock([{ path: 'packages/scorecard/src/a/b.ts', text }])).toHaveLength(1);
    expect(checkNoClock([{ path: 'packages/runtime/src/clock.ts', text }])).toEqual([]);
    expect(checkNoClock([{ path: 'packages/domain/test/a.test.ts', text }])).toEqual([]);
  });

  it.each([
    "new Date('2020-12-31')",
    'new Date(Date.UTC(2020, 11, 31))',
    'parseDate(text)',
    'Math.floor(1.5)',
  ])('accepts %s', (text) => {
    expect(checkNoClock([{ path: 'packages/domain/src/a.ts', text }])).toEqual([]);
  });
});

describe('checkSize', () => {
  it('accepts 400 lines and refuses 401', () => {
    const lines = (count: number): { path: string; text: string } => ({
      path: 'a.ts',
      text: 'x\n'.repeat(count),
    });
    expect(checkSize([lines(400)])).toEqual([]);
    expect(checkSize([lines(401)])).toHaveLength(1);
  });
});

describe('checkRepository', () => {
  it('reads the sources of every kind of place', () => {
    const root = mkdtempSync(join(tmpdir(), 'egret-checks-test-'));
    const files = {
      'packages/domain/src/now.ts': 'export const today = Date.now();',
      'packages/store/migrations/001.sql': 'select 1;\n'.repeat(401),
      'services/query-api/src/query.ts': 'export const { DATABASE_URL } = process.env;',
      'scripts/start/main.ts': 'x\n'.repeat(401),
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    try {
      expect(places(checkRepository(root))).toEqual([
        'packages/domain/src/now.ts:1',
        'packages/store/migrations/001.sql:401',
        'scripts/start/main.ts:401',
        'services/query-api/src/query.ts:1',
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
