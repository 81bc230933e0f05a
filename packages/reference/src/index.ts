export { textProblems } from './cited-text.ts';
export { citationProblems, type CitationProblem } from './citations.ts';
export {
  parseDocument,
  type ReferenceDocument,
  type ReferenceIssues,
  type ReferenceOrigin,
  referenceOrigins,
  type ReferenceVersion,
} from './document.ts';
export { effectiveVersions } from './effective.ts';
export { type ReferenceKind, referenceKinds } from './kinds.ts';
export { loadReference, parseReferenceFile, ReferenceFileError, type ShippedDocument } from './load.ts';
export { numberVersions } from './number-versions.ts';
export { buildTables, type ReferenceTables } from './tables.ts';
