/** What belongs to a place or a year, one schema each. National law and a district's profile have the same kinds. */
export const referenceKinds = [
  'instrument',
  'severity',
  'summary-procedure',
  'publicity',
  'use',
  'disclosure',
  'list-definition',
  'list-rule',
  'issuer',
  'authority',
  'perk',
  'threshold',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
