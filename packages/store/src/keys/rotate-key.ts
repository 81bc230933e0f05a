import type { Store } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import { KeyError, knownKeys, requireKnownKeys } from './guard-keys.ts';
import type { KeyPurpose } from './key-sets.ts';
import { contentDigestsOf } from './rotation/content-digests.ts';
import { consentDigests, identifierDigests } from './rotation/identifier-digests.ts';
import { type Rewriting, type Rewritten, rewriteTable, type Rotation } from './rotation/rewrite.ts';
import { sealedValues } from './rotation/sealed-values.ts';

/**
 * Makes what is held under older keys of a purpose anew under the active one, table by table; receipts stay under
 * theirs. Runs under the database's owner, beside the services, and can be stopped and begun again at any moment.
 * Returns what became of each table. Throws `KeyError` where the store does not know the active key, because then
 * services may run that do not have it, and the signal's reason where it is stopped.
 */
export async function rotateKey(
  store: Store,
  sealing: Sealing,
  purpose: KeyPurpose,
  options: Omit<Rotation, 'pool'>,
): Promise<readonly Rewritten[]> {
  await requireKnownKeys(store.db, sealing);
  const active = sealing.activeKeyIds[purpose];
  const known = await knownKeys(store.db);
  if (!known.some((key) => key.purpose === purpose && key.keyId === active)) {
    throw new KeyError(
      `密钥 ${purpose}/${active} 尚无服务使用：请先以新密钥重新启动全部服务。\n` +
        `No service has started with the key ${purpose}/${active} yet: restart all of them with it first.`,
    );
  }
  const rewritten: Rewritten[] = [];
  const rotation = { ...options, pool: store.pool };
  const rewrite = async <Row extends object>(rewriting: Rewriting<Row>): Promise<void> => {
    rewritten.push(await rewriteTable(rotation, rewriting, active));
  };
  switch (purpose) {
    case 'sealing':
      for (const rewriting of sealedValues(sealing)) await rewrite(rewriting);
      break;
    case 'identifiers':
      await rewrite(identifierDigests(sealing));
      await rewrite(consentDigests(sealing));
      break;
    case 'content':
      for (const rewriting of contentDigestsOf(sealing)) await rewrite(rewriting);
      break;
    case 'receipts':
      break;
  }
  return rewritten;
}
