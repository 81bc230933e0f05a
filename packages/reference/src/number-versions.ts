import type { ReferenceDocument, ReferenceVersion } from './document.ts';

/** Numbers texts as an empty store would: the versions of each id from 1, in the order in which they come. */
export function numberVersions(documents: readonly ReferenceDocument[]): readonly ReferenceVersion[] {
  const counted = new Map<string, number>();
  return documents.map((document) => {
    const { kind, id, inForceFrom, inForceTo, definition } = document;
    const key = `${kind}/${id}`;
    const version = (counted.get(key) ?? 0) + 1;
    counted.set(key, version);
    return { kind, id, version, inForceFrom, inForceTo, definition };
  });
}
