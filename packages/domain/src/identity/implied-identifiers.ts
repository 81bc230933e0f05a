import type { Identifier } from '../records.ts';

/**
 * The identifiers of a row and those that follow from them: a unified social credit code holds its body's
 * organisation code in positions 9 to 17, by which records from before 2015 are found. Source: GB 32100-2015.
 */
export function withImpliedIdentifiers(
  identifiers: readonly [Identifier, ...Identifier[]],
): readonly [Identifier, ...Identifier[]] {
  const uscc = identifiers.find((identifier) => identifier.scheme === 'uscc');
  const named = identifiers.some((identifier) => identifier.scheme === 'organisation-code');
  if (!uscc || named) return identifiers;
  return [...identifiers, { scheme: 'organisation-code', value: uscc.value.slice(8, 17) }];
}
