import type { PoolClient } from 'pg';
import type { IdentifierScheme } from '@egret/domain';
import type { Sealing } from '../../sealing.ts';
import { identifierValue } from '../../subjects/find-subject.ts';
import type { Rewriting } from './rewrite.ts';

interface IdentifierRow {
  readonly id: string;
  readonly scheme: IdentifierScheme;
  readonly value: string | null;
  readonly sealed: Buffer | null;
  readonly sealed_as: string | null;
}

const columns = 't.id, t.scheme, t.value, t.sealed, t.sealed_as';

/** The digests by which subjects are found, made anew from the codes and the sealed numbers. */
export function identifierDigests(sealing: Sealing): Rewriting<IdentifierRow> {
  return {
    ...{ table: 'identifier', key: { id: 'uuid' }, batch: 5000, columns },
    ...{ value: 'digest', keyId: 'digest_key_id', stale: 't.digest_key_id <> $1' },
    async remake(_client, rows) {
      return rows.map((row) => {
        const { scheme } = row;
        return sealing.identifierDigest({ scheme, value: identifierValue(sealing, row) });
      });
    },
  };
}

interface ConsentRow {
  readonly scheme: IdentifierScheme;
  readonly identifier_digest: Buffer;
}

/**
 * The digests of consents. A consent keeps no number: the directory's numbers are read for those that it is of. Consents
 * of persons whom the directory does not know stay under their key.
 */
export function consentDigests(sealing: Sealing): Rewriting<ConsentRow> {
  return {
    ...{ table: 'consent', key: { id: 'uuid' }, batch: 50_000, columns: 't.scheme, t.identifier_digest' },
    ...{ value: 'identifier_digest', keyId: 'digest_key_id', stale: 't.digest_key_id <> $1' },
    async remake(client, rows) {
      if (rows.length === 0) return [];
      const remade = await remadeDigests(client, sealing, rows);
      return rows.map((row) => remade.get(nameOf(row.scheme, row.identifier_digest)) ?? null);
    },
  };
}

/** The active digests of the numbers that `wanted` are digests of, by scheme and old digest. */
async function remadeDigests(
  client: PoolClient,
  sealing: Sealing,
  wanted: readonly ConsentRow[],
): Promise<ReadonlyMap<string, Buffer>> {
  const names = new Set(wanted.map((row) => nameOf(row.scheme, row.identifier_digest)));
  const schemes = [...new Set(wanted.map(({ scheme }) => scheme))];
  const remade = new Map<string, Buffer>();
  for (let after: string | null = null; ;) {
    const numbers: readonly IdentifierRow[] = (
      await client.query<IdentifierRow>(
        `select ${columns} from identifier t where t.scheme = any ($1) and ($2::uuid is null or t.id > $2)
         order by t.id limit 5000`,
        [schemes, after],
      )
    ).rows;
    for (const row of numbers) {
      const { scheme } = row;
      const [active, ...others] = sealing.identifierDigests({ scheme, value: identifierValue(sealing, row) });
      for (const { digest } of others) {
        const name = nameOf(scheme, digest);
        if (names.has(name)) remade.set(name, active.digest);
      }
    }
    after = numbers.at(-1)?.id ?? null;
    if (after === null) return remade;
  }
}

function nameOf(scheme: IdentifierScheme, digest: Buffer): string {
  return `${scheme} ${digest.toString('base64')}`;
}
