import type { SealedPlace, Sealing } from '../../sealing.ts';
import type { Rewriting } from './rewrite.ts';

interface SealedRow {
  readonly place: readonly string[];
  readonly sealed: Buffer;
  /** The id that the value is bound to, where that is not the row's own. */
  readonly bound_to: string | null;
}

/** Everything sealed, sealed again under the active key for the same place. */
export function sealedValues(sealing: Sealing): readonly Rewriting<SealedRow>[] {
  const table = (
    name: SealedPlace['table'],
    key: Rewriting<SealedRow>['key'],
    batch: number,
    boundTo = 'null::text',
  ) => ({
    ...{ table: name, key, batch, value: 'sealed', keyId: null },
    columns: `t.sealed, ${boundTo} as bound_to`,
    stale: 't.sealed is not null and sealing_key_id(t.sealed) <> $1',
    async remake(_client: unknown, rows: readonly SealedRow[]) {
      return rows.map(({ place, sealed, bound_to }) => {
        const bound = { table: name, id: bound_to ?? place.join('/') };
        return sealing.seal(bound, sealing.open(bound, sealed));
      });
    },
  });
  return [
    table('identifier', { id: 'uuid' }, 5000, 't.sealed_as::text'),
    table('credit_report', { report_no: 'text' }, 500),
    // Some 500 rows of a delivery each.
    table('raw_chunk', { run_id: 'uuid', chunk_no: 'integer' }, 50),
  ];
}
