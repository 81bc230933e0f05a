import { findInCode, type SourceFile, type Violation } from './source-file.ts';

/**
 * Configuration is read once, by what runs a `main.ts`; scripts, test support and the fuzz (its seed) decide by it what to
 * start; `embedded` builds its children's clean environment.
 */
const MAY_READ_ENVIRONMENT =
  /^(?:packages\/runtime\/(?:src\/(?:config[^/]*|run-program|run-service)\.ts|test\/)|services\/(?:[^/]+\/src\/main|query-api\/test\/fuzz\.test)\.ts$|packages\/(?:testing|embedded)\/|scripts\/|infra\/)/;

/** Checks that nothing but configuration code reads the environment. */
export function checkEnvironment(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => !MAY_READ_ENVIRONMENT.test(file.path))
    .flatMap((file) =>
      findInCode(
        file,
        /\bprocess\s*\.\s*env\b|\{[^{}]*\benv\b[^{}]*\}\s*(?:=\s*process\b|from\s*'node:process')/g,
      ).map(({ line }) => ({
        path: file.path,
        line,
        message: 'reads process.env: configuration is read once, by what runs main.ts',
      })),
    );
}

const PURE_SOURCE = /^packages\/(?:domain|scorecard)\/src\//;

const CLOCK_OR_CHANCE =
  /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|(?<!new\s)\bDate\s*\(|\bMath\s*\.\s*random\b|\bperformance\s*\.\s*now\b|\bTemporal\s*\.\s*Now\b|\bcrypto\s*\.\s*(?:randomUUID|getRandomValues)\b/g;

/** Checks that the pure packages take time and chance as parameters. */
export function checkNoClock(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => PURE_SOURCE.test(file.path))
    .flatMap((file) =>
      findInCode(file, CLOCK_OR_CHANCE).map(({ line, match }) => ({
        path: file.path,
        line,
        message: `uses ${match.trim()}: time and randomness are parameters here`,
      })),
    );
}

const MOST_LINES = 400;

/** Checks that no file is longer than a reader can hold. */
export function checkSize(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    if (lines <= MOST_LINES) return [];
    return [{ path, line: MOST_LINES + 1, message: `has ${lines} lines; ${MOST_LINES} are the most` }];
  });
}
