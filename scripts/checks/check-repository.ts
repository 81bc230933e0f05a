import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { checkDeclaredImports } from './declared-imports.ts';
import { checkLayers } from './layers.ts';
import { parseManifest } from './manifest.ts';
import { checkEnvironment, checkNoClock, checkSize, checkSqlOnlyInStore } from './restricted-use.ts';
import type { SourceFile, Violation } from './source-file.ts';

const SOURCES = [
  '{packages,services}/*/{src,test}/**/*.{ts,tsx,sql}',
  'packages/*/migrations/**/*.sql',
  '{scripts,infra}/**/*.{ts,sh}',
];

const MANIFESTS = ['package.json', '{packages,services}/*/package.json'];

/** Runs every check on the repository at a path; gives what is wrong, in the order of the files. */
export function checkRepository(root: string): readonly Violation[] {
  const files = read(root, SOURCES);
  const code = files.filter(({ path }) => /\.tsx?$/.test(path));
  const manifests = read(root, MANIFESTS).map(({ path, text }) => parseManifest(dirname(path), text));
  return [
    ...checkLayers(manifests),
    ...checkDeclaredImports(code, manifests),
    ...checkSqlOnlyInStore(code),
    ...checkEnvironment(code),
    ...checkNoClock(code),
    ...checkSize(files),
  ].toSorted((one, other) => one.path.localeCompare(other.path) || one.line - other.line);
}

function read(root: string, patterns: readonly string[]): readonly SourceFile[] {
  return globSync(patterns, { cwd: root, exclude: ['**/node_modules'] })
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
    .toSorted((one, other) => one.path.localeCompare(other.path));
}
