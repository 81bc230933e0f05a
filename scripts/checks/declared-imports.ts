import { posix } from 'node:path';

import { importsOf, packageOf } from './imports.ts';
import type { Manifest } from './manifest.ts';
import { isTestFile, packageFolder, type SourceFile, type Violation } from './source-file.ts';

/**
 * Checks that every import names a dependency that the package's own package.json declares (development
 * dependencies for tests and for the root's tools only), and that no relative path leaves its package.
 */
export function checkDeclaredImports(
  files: readonly SourceFile[],
  manifests: readonly Manifest[],
): readonly Violation[] {
  const byFolder = new Map(manifests.map((manifest) => [manifest.folder, manifest]));
  return files.flatMap((file) => {
    const folder = packageFolder(file.path);
    const manifest = byFolder.get(folder);
    const usable = manifest === undefined ? [] : usableIn(file, manifest);
    return importsOf(file).flatMap(({ specifier, line }) => {
      const message = specifier.startsWith('.')
        ? leavesPackage(file.path, specifier, folder)
        : undeclared(specifier, usable, folder);
      return message === null ? [] : [{ path: file.path, line, message }];
    });
  });
}

function usableIn(file: SourceFile, manifest: Manifest): readonly string[] {
  const mayUseDevelopment = manifest.folder === '.' || isTestFile(file.path);
  return mayUseDevelopment ? [...manifest.dependencies, ...manifest.devDependencies] : manifest.dependencies;
}

function undeclared(specifier: string, usable: readonly string[], folder: string): string | null {
  const name = packageOf(specifier);
  if (name === null || usable.includes(name)) return null;
  return `imports ${name}, which ${folder}/package.json does not declare for this use`;
}

function leavesPackage(path: string, specifier: string, folder: string): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  return packageFolder(target) === folder ? null : `imports ${specifier} of another package by its path`;
}
