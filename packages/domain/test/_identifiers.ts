import fc from 'fast-check';

import { checkIdentifier, localDate, renderIssue } from '../src/index.ts';
import type { IdentifierScheme, RenderedIssue } from '../src/index.ts';

/** The first thing wrong with an identifier, in words; null for a right one. */
export function firstIssue(
  scheme: IdentifierScheme,
  raw: string,
  asOf = localDate('2026-04-01'),
): RenderedIssue | null {
  const checked = checkIdentifier(scheme, raw, '字段', asOf);
  return checked.ok ? null : renderIssue(checked.issues[0]);
}

export const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
