import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkPlaceNames } from './place-names.ts';
import { checkEnvironment, checkNoClock, checkSize } from './restricted-use.ts';
import type { SourceFile, Violation } from './source-file.ts';

const SOURCES = [
  '{packages,services}/*/{src,test}/**/*.{ts,tsx,sql}',
  'packages/*/migrations/**/*.sql',
  'packages/*/{law,models}/**/*.yaml',
  '{scripts,infra}/**/*.{ts,sh}',
];

/**
 * Runs every check on the repository at a path that the linter and the dependency rules
 * (`infra/dependency-cruiser.json`) cannot make; returns what is wrong, in the order of the files.
 */
export function checkRepository(root: string): readonly Violation[] {
  const files = readSources(root);
  const code = files.filter(({ path }) => /\.tsx?$/.test(path));
  return [
    ...checkEnvironment(code),
    ...checkNoClock(code),
    ...checkPlaceNames(files),
    ...checkSize(files.filter(({ path }) => !path.endsWith('.yaml'))),
  ].toSorted((one, other) => one.path.localeCompare(other.path) || one.line - other.line);
}

function readSources(root: string): readonly SourceFile[] {
  return globSync(SOURCES, { cwd: root, exclude: ['**/node_modules'] })
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
    .toSorted((one, other) => one.path.localeCompare(other.path));
}
