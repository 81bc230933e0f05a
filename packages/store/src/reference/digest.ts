import { createHash } from 'node:crypto';
import type { ReferenceDocument } from '@egret/reference';
import { canonicalJson } from '@egret/domain';

/** The digest of a text: the same text of an id for the same days has the same one. */
export function referenceDigest(document: ReferenceDocument): Buffer {
  const { kind, id, inForceFrom, inForceTo, definition } = document;
  const text = canonicalJson({ kind, id, inForceFrom, inForceTo, definition });
  return createHash('sha256').update(text, 'utf8').digest();
}
