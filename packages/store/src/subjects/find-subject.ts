import type { IdentifierScheme, LocalDate, SubjectKind } from '@egret/domain';
import type { Db } from '../db.ts';
import type { KeyedDigest } from '../sealing.ts';
import { currentSubjects } from './current-subject.ts';

/** A subject as the directory knows it. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  /** Names held or registered before. */
  readonly formerNames: readonly string[];
  /** The day a minor turns 18; null for adults and organisations. */
  readonly minorUntil: LocalDate | null;
}

/** The subject that an identifier's keyed digest (`Sealing.identifierDigest`) leads to, or null. */
export async function findSubjectByDigest(
  db: Db,
  scheme: IdentifierScheme,
  digest: Buffer,
): Promise<Subject | null> {
  const row = await currentSubjects(db)
    .innerJoin('identifier', 'identifier.subject_id', 'subject.subject_id')
    .where('identifier.scheme', '=', scheme)
    .where('identifier.digest', '=', digest)
    .where('identifier.ended_by_batch', 'is', null)
    .executeTakeFirst();
  return row ? { ...row } : null;
}

/** The subject with this id, or null. */
export async function subjectById(db: Db, id: string): Promise<Subject | null> {
  const row = await currentSubjects(db).where('subject.subject_id', '=', id).executeTakeFirst();
  return row ? { ...row } : null;
}

/** The numbers and codes under which a subject is known today, as keyed digests. */
export async function subjectNumbers(
  db: Db,
  id: string,
): Promise<readonly { readonly scheme: IdentifierScheme; readonly digests: readonly KeyedDigest[] }[]> {
  const rows = await db
    .selectFrom('identifier')
    .select(['scheme', 'digest', 'digest_key_id as keyId'])
    .where('subject_id', '=', id)
    .where('ended_by_batch', 'is', null)
    .execute();
  return rows.map(({ scheme, ...digest }) => ({ scheme, digests: [digest] }));
}
