import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { checkRepository } from './check-repository.ts';
import { checkDeclaredImports } from './declared-imports.ts';
import { importsOf, packageOf } from './imports.ts';
import { checkLayers } from './layers.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { checkEnvironment, checkNoClock, checkSize, checkSqlOnlyInStore } from './restricted-use.ts';
import { withoutComments } from './source-file.ts';

function manifest(folder: string, dependencies: string[], devDependencies: string[] = []): Manifest {
  return { folder, name: `@egret/${folder.split('/')[1]}`, dependencies, devDependencies };
}

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

describe('importsOf', () => {
  it('finds every form with its line', () => {
    const text = [
      "import pg from 'pg';",
      "import { type A, b } from '@egret/store';",
      'import {',
      '  c,',
      "} from './c.ts';",
      "import './side-effect.ts';",
      "export * from 'zod';",
      "// import 'commented';",
      ['const late = await import', "('kysely/migration');"].join(''),
      "const text = 'import x from y';",
      'export function f(from: string) { return `x`; }',
    ].join('\n');
    expect(importsOf({ path: 'x.ts', text })).toEqual([
      { specifier: 'pg', line: 1 },
      { specifier: '@egret/store', line: 2 },
      { specifier: './c.ts', line: 3 },
      { specifier: './side-effect.ts', line: 6 },
      { specifier: 'zod', line: 7 },
      { specifier: 'kysely/migration', line: 9 },
    ]);
  });

  it.each([
    ['zod', 'zod'],
    ['zod/v4', 'zod'],
    ['@noble/hashes/sha2.js', '@noble/hashes'],
    ['node:fs', null],
    ['./x.ts', null],
  ])('%s is of the package %s', (specifier, name) => {
    expect(packageOf(specifier)).toBe(name);
  });
});

describe('parseManifest', () => {
  it('takes optional dependencies for dependencies', () => {
    const text =
      '{"name":"x","dependencies":{"a":"1"},"optionalDependencies":{"b":"1"},"devDependencies":{"c":"1"}}';
    expect(parseManifest('packages/x', text)).toEqual({
      folder: 'packages/x',
      name: 'x',
      dependencies: ['a', 'b'],
      devDependencies: ['c'],
    });
  });
});

describe('checkLayers', () => {
  it('accepts dependencies that point down', () => {
    const manifests = [
      manifest('packages/domain', [], ['vitest']),
      manifest('packages/scorecard', ['@egret/domain', 'zod', '@noble/hashes']),
      manifest('packages/store', ['@egret/scorecard', 'pg'], ['@egret/testing']),
      manifest('services/query-api', ['@egret/store', '@egret/runtime', 'fastify'], ['@egret/testing']),
    ];
    expect(checkLayers(manifests)).toEqual([]);
  });

  it.each([
    ['packages/domain', ['zod'], []],
    ['packages/domain', ['@egret/scorecard'], []],
    ['packages/scorecard', ['pg'], []],
    ['packages/scorecard', ['@egret/store'], []],
    ['packages/store', ['@egret/runtime'], []],
    ['packages/runtime', ['@egret/store'], []],
    ['packages/store', ['@egret/testing'], []],
    ['packages/embedded', ['@egret/store'], []],
    ['services/query-api', ['@egret/scoring-service'], []],
    ['services/query-api', ['@egret/embedded'], []],
    ['services/query-api', [], ['@egret/embedded']],
    ['packages/unheard-of', [], []],
  ])('refuses %s with %j and for development %j', (folder, dependencies, devDependencies) => {
    expect(checkLayers([manifest(folder, dependencies, devDependencies)])).toHaveLength(1);
  });
});

describe('checkDeclaredImports', () => {
  const manifests = [
    manifest('.', [], ['yaml', '@egret/embedded']),
    manifest('packages/store', ['pg'], ['vitest', '@egret/testing']),
  ];
  const check = (path: string, text: string): string[] =>
    places(checkDeclaredImports([{ path, text }], manifests));

  it('accepts declared packages, parts of Node.js and files of the same package', () => {
    expect(
      check('packages/store/src/a/b.ts', "import pg from 'pg';\nimport 'node:fs';\nimport '../c.ts';"),
    ).toEqual([]);
    expect(check('packages/store/test/a.test.ts', "import 'vitest';\nimport '../src/a.ts';")).toEqual([]);
    expect(check('scripts/start/main.ts', "import 'yaml';\nimport '@egret/embedded';")).toEqual([]);
  });

  it('refuses what is undeclared or declared only for tests', () => {
    expect(check('packages/store/src/a.ts', "import 'pg';\nimport 'zod';")).toEqual([
      'packages/store/src/a.ts:2',
    ]);
    expect(check('packages/store/src/a.ts', "import '@egret/testing';")).toHaveLength(1);
    expect(check('scripts/seed/main.ts', "import 'pg';")).toHaveLength(1);
  });

  it('refuses the way into another package by path', () => {
    expect(check('packages/store/src/a.ts', "import '../../domain/src/mask.ts';")).toHaveLength(1);
    expect(check('scripts/start/main.ts', "import '../../packages/store/src/db.ts';")).toHaveLength(1);
  });
});

describe('checkSqlOnlyInStore', () => {
  it('lets store and those that make databases use the drivers, nobody else', () => {
    const text = "import pg from 'pg';\nimport { sql } from 'kysely';\nimport 'kysely/migration';";
    expect(checkSqlOnlyInStore([{ path: 'packages/store/src/db.ts', text }])).toEqual([]);
    expect(places(checkSqlOnlyInStore([{ path: 'services/query-api/src/a.ts', text }]))).toEqual([
      'services/query-api/src/a.ts:1',
      'services/query-api/src/a.ts:2',
      'services/query-api/src/a.ts:3',
    ]);
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
      'package.json': '{ "name": "egret" }',
      'packages/domain/package.json': '{ "name": "@egret/domain" }',
      'packages/domain/src/now.ts': 'export const today = Date.now();',
      'packages/store/package.json':
        '{ "name": "@egret/store", "dependencies": { "@egret/runtime": "workspace:*" } }',
      'packages/store/migrations/001.sql': 'select 1;\n'.repeat(401),
      'services/query-api/package.json': '{ "name": "@egret/query-api" }',
      'services/query-api/src/query.ts': "export { Pool } from 'pg';",
      'scripts/start/main.ts': "import '../../packages/domain/src/now.ts';",
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    try {
      expect(places(checkRepository(root))).toEqual([
        'packages/domain/src/now.ts:1',
        'packages/store/migrations/001.sql:401',
        'packages/store/package.json:1',
        'scripts/start/main.ts:1',
        'services/query-api/src/query.ts:1',
        'services/query-api/src/query.ts:1',
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
