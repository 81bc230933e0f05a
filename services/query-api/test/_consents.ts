import { aClient } from '@egret/testing';
import { localDate, type Purpose, purposes } from '@egret/domain';
import { createClient, createConsent, grantAction } from '@egret/store';
import { type TestApi } from './_api.ts';

/** Enters a person's consent to the tests' department, for every purpose in 2020 and 2021 unless told otherwise. */
export async function holdConsent(
  api: TestApi,
  number: string,
  reference: string,
  changes: { readonly purposes?: readonly Purpose[]; readonly validTo?: string } = {},
): Promise<string> {
  const identifierDigest = api.sealing.keyedIdentifierDigest({ scheme: 'resident-id', value: number });
  const id = await createConsent(api.store.db, {
    scheme: 'resident-id',
    identifierDigest,
    departmentId: api.departmentId,
    reference,
    purposes: changes.purposes ?? purposes,
    validFrom: localDate('2020-01-01'),
    validTo: localDate(changes.validTo ?? '2021-12-31'),
    clientId: null,
    operator: null,
  });
  if (id === null) throw new Error(`the reference ${reference} is used`);
  return id;
}

/** The key of a window that takes persons' queries about themselves. */
export async function openWindow(api: TestApi): Promise<string> {
  const { id, key } = await createClient(api.store.db, aClient({ roles: ['data-provider'] }));
  const grant = { purposes: ['self-query'], perks: null, validFrom: localDate('2018-01-01') } as const;
  await grantAction(api.store.db, id, { action: 'issue-report', ...grant });
  await grantAction(api.store.db, id, { action: 'read-report', ...grant });
  return key;
}
