import { randomUUID } from 'node:crypto';
import type { IdentifierScheme, LocalDate, Purpose } from '@egret/domain';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { KeyedDigest } from '../sealing.ts';

/** What a person allows a department. */
export interface NewConsent {
  readonly scheme: IdentifierScheme;
  readonly identifierDigest: KeyedDigest;
  readonly departmentId: string;
  /** At least one. */
  readonly purposes: readonly Purpose[];
  readonly validFrom: LocalDate;
  /** The last day. */
  readonly validTo: LocalDate;
  /** The number of the document. */
  readonly reference: string;
  /** Who entered it. */
  readonly clientId: string | null;
  readonly operator: { readonly staffNo: string; readonly name: string } | null;
}

/**
 * Enters a consent and returns its id; null where the department has another consent under the same reference. The
 * caller leaves the audit entry in the same transaction.
 */
export async function createConsent(db: Db, consent: NewConsent): Promise<string | null> {
  const row = await db
    .insertInto('consent')
    .values({
      id: randomUUID(),
      scheme: consent.scheme,
      identifier_digest: consent.identifierDigest.digest,
      digest_key_id: consent.identifierDigest.keyId,
      department_id: consent.departmentId,
      purposes: [...consent.purposes],
      valid_from: consent.validFrom,
      valid_to: consent.validTo,
      revoked_on: null,
      reference: consent.reference,
      client_id: consent.clientId,
      operator_staff_no: consent.operator?.staffNo ?? null,
      operator_name: consent.operator?.name ?? null,
    })
    .onConflict((conflict) => conflict.columns(['department_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Revokes a consent as of `on`: from that day on it allows nothing. The earlier of two revocations stands. False where
 * there is no such consent that a revocation on this day would change.
 */
export async function revokeConsent(db: Db, id: string, on: LocalDate): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('consent')
    .set({ revoked_on: on })
    .where('id', '=', id)
    .where((where) => where.or([where('revoked_on', 'is', null), where('revoked_on', '>', on)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A consent that allows a query. */
export interface ValidConsent {
  readonly id: string;
  readonly reference: string;
  readonly validTo: LocalDate;
}

/**
 * The consent of a person that lets a department query for a purpose on a day, or null; the one that is valid longest.
 * `digests` are the person's number under every configured key (`Sealing.identifierDigests`). With `reference` only the
 * consent with that number counts.
 */
export async function findValidConsent(
  db: Db,
  query: {
    readonly scheme: IdentifierScheme;
    readonly digests: readonly KeyedDigest[];
    readonly departmentId: string;
    readonly purpose: Purpose;
    readonly on: LocalDate;
    readonly reference?: string;
  },
): Promise<ValidConsent | null> {
  const { scheme, digests, departmentId, purpose, on, reference } = query;
  if (digests.length === 0) return null;
  const row = await db
    .selectFrom('consent')
    .select(['id', 'reference', 'valid_to'])
    .where(
      'identifier_digest',
      'in',
      digests.map((each) => each.digest),
    )
    .where('scheme', '=', scheme)
    .where('department_id', '=', departmentId)
    .where(sql<boolean>`${purpose} = any (purposes)`)
    .where('valid_from', '<=', on)
    .where('valid_to', '>=', on)
    .where((where) => where.or([where('revoked_on', 'is', null), where('revoked_on', '>', on)]))
    .$if(reference !== undefined, (select) => select.where('reference', '=', reference ?? ''))
    .orderBy('valid_to', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, reference: row.reference, validTo: row.valid_to } : null;
}
