import type { Identifier, IdentifierScheme, LocalDate, SubjectKind } from '@egret/domain';
import type { Db } from '../db.ts';
import { type KeyRing, requireKnownKeys } from '../keys/guard-keys.ts';
import type { KeyedDigest, Sealing } from '../sealing.ts';
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

/**
 * The subject that an identifier leads to, under whichever of the configured keys it is digested, or null. Throws
 * `KeyError` where nobody is found and the store has a key that is not configured: then nobody can tell.
 */
export async function findSubject(
  db: Db,
  sealing: KeyRing & Pick<Sealing, 'identifierDigests'>,
  identifier: Identifier,
): Promise<Subject | null> {
  const digests = sealing.identifierDigests(identifier).map(({ digest }) => digest);
  const row = await currentSubjects(db)
    .innerJoin('identifier', 'identifier.subject_id', 'subject.subject_id')
    .where('identifier.scheme', '=', identifier.scheme)
    .where('identifier.digest', 'in', digests)
    .where('identifier.ended_by_batch', 'is', null)
    .executeTakeFirst();
  if (row) return { ...row };
  await requireKnownKeys(db, sealing);
  return null;
}

/** The subject with this id, or null. */
export async function subjectById(db: Db, id: string): Promise<Subject | null> {
  const row = await currentSubjects(db).where('subject.subject_id', '=', id).executeTakeFirst();
  return row ? { ...row } : null;
}

/** The numbers and codes under which a subject is known today, each as its digests under every configured key. */
export async function subjectNumbers(
  db: Db,
  sealing: Pick<Sealing, 'open' | 'identifierDigests'>,
  id: string,
): Promise<readonly { readonly scheme: IdentifierScheme; readonly digests: readonly KeyedDigest[] }[]> {
  const rows = await db
    .selectFrom('identifier')
    .select(['id', 'scheme', 'value', 'sealed', 'sealed_as'])
    .where('subject_id', '=', id)
    .where('ended_by_batch', 'is', null)
    .execute();
  return rows.map(({ scheme, ...held }) => {
    const value = identifierValue(sealing, held);
    return { scheme, digests: sealing.identifierDigests({ scheme, value }) };
  });
}

/** The value of an identifier's row, opened where it is sealed. */
export function identifierValue(
  sealing: Pick<Sealing, 'open'>,
  row: {
    readonly id: string;
    readonly value: string | null;
    readonly sealed: Buffer | null;
    readonly sealed_as: string | null;
  },
): string {
  if (row.sealed === null) return row.value ?? '';
  return sealing.open({ table: 'identifier', id: row.sealed_as ?? row.id }, row.sealed).toString('utf8');
}
