import type { IdentifierScheme, LocalDate, SubjectKind } from '@egret/domain';
import type { Db } from '../db.ts';

/** A subject as the directory knows it. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  /** The day a minor turns 18; null for adults and organisations. */
  readonly minorUntil: LocalDate | null;
}

/** The subject that an identifier's keyed digest (`Sealing.identifierDigest`) leads to, or null. */
export async function findSubjectByDigest(
  db: Db,
  scheme: IdentifierScheme,
  digest: Buffer,
): Promise<Subject | null> {
  const row = await subjects(db)
    .innerJoin('identifier', 'identifier.subject_id', 'subject.id')
    .where('identifier.scheme', '=', scheme)
    .where('identifier.digest', '=', digest)
    .executeTakeFirst();
  return row ? { ...row } : null;
}

/** The subject with this id, or null. */
export async function subjectById(db: Db, id: string): Promise<Subject | null> {
  const row = await subjects(db).where('subject.id', '=', id).executeTakeFirst();
  return row ? { ...row } : null;
}

function subjects(db: Db) {
  return db
    .selectFrom('subject')
    .select(['subject.id', 'subject.kind', 'subject.name', 'subject.minor_until as minorUntil']);
}
