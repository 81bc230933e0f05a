import { type SourceFile, withoutComments } from './source-file.ts';

export interface Import {
  /** As written: `./x.ts`, `@egret/store`, `node:fs`. */
  readonly specifier: string;
  readonly line: number;
}

/** `import … from 'x'`, `export … from 'x'` and `import 'x'` at the beginning of a line; `import('x')` anywhere. */
const STATIC = /^[ \t]*(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]/g;

/** What a file imports, types included, in the order of the two patterns. */
export function importsOf(file: SourceFile): readonly Import[] {
  const code = withoutComments(file.text);
  return [STATIC, DYNAMIC].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((found) => ({
      specifier: found[1] ?? '',
      line: code.slice(0, found.index).split('\n').length,
    })),
  );
}

/** The package that a specifier names: `zod` of `zod/v4`; null for a relative path or a part of Node.js. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('/') || specifier.startsWith('node:')) return null;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? null);
}
