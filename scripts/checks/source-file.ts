/** A file of the repository. */
export interface SourceFile {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A rule broken at a line (1 is the first) of a file. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/**
 * Strings and template literals come first, so that what looks like a comment inside one is left alone. A
 * quoted string ends with its line at the latest.
 */
const STRING_OR_COMMENT =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[\s\S]*?\*\//g;

/** The text with its comments blanked out, line by line in the same place. */
export function withoutComments(text: string): string {
  return text.replaceAll(STRING_OR_COMMENT, (found) =>
    found.startsWith('/') ? found.replaceAll(/[^\n]/g, ' ') : found,
  );
}

/** Every place where a pattern (with the flag `g`) is found outside comments. */
export function findInCode(file: SourceFile, pattern: RegExp): readonly { line: number; match: string }[] {
  const code = withoutComments(file.text);
  return [...code.matchAll(pattern)].map((found) => ({
    line: code.slice(0, found.index).split('\n').length,
    match: found[0],
  }));
}
