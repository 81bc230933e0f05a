import {
  appendAuditEntry,
  type AuditAction,
  keyUsage,
  listKeys,
  retireKey,
  rotateKey,
  type Sealing,
  type Store,
} from '@egret/store';
import { describeKeys, describeRetired } from './describe.ts';
import type { Command } from './options.ts';

/** What a command is done with. */
export interface Context {
  /** Under the database's owner. */
  readonly store: Store;
  readonly sealing: Sealing;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** The account of the operating system that acts. */
  readonly actor: string;
}

/** Does what a command says, with an audit entry for what it changes; returns whether it was done. */
export async function runCommand(
  { store, sealing, say, signal, actor }: Context,
  command: Exclude<Command, { readonly command: 'add' }>,
): Promise<boolean> {
  const trace = (action: AuditAction, object: string, result: string) =>
    appendAuditEntry(store.db, {
      ...{ clientId: null, operator: { staffNo: `os:${actor}`, name: actor }, action, purpose: null },
      ...{ matter: null, accessBasis: null, subjectId: null, identifierDigest: null, object, result },
    });
  switch (command.command) {
    case 'list': {
      const [known, uses] = [await listKeys(store.db), await keyUsage(store.db)];
      for (const line of describeKeys(sealing, known, uses)) say(line);
      return true;
    }
    case 'rotate': {
      const { purpose } = command;
      const rewritten = await rotateKey(store, sealing, purpose, {
        signal,
        onBatch: (table, moved) => say(`  ${table}  ${moved}`),
      });
      for (const { table, moved, left } of rewritten) {
        say(
          `${table}  已重做 made anew ${moved}${left === 0 ? '' : `  仍在旧密钥下 still under older keys ${left}`}`,
        );
      }
      if (purpose === 'receipts') say('凭证按其密钥核验，不重做 · receipts are checked under their own keys');
      const result = rewritten.map(({ table, moved, left }) => `${table}: ${moved}, left ${left}`).join('; ');
      await trace(
        'rotate-key',
        `key/${purpose}/${sealing.activeKeyIds[purpose]}`,
        result || 'nothing to move',
      );
      return true;
    }
    case 'retire': {
      const { purpose, keyId, acceptLoss } = command;
      const outcome = await retireKey(store, sealing, { purpose, keyId }, acceptLoss);
      for (const line of describeRetired({ purpose, keyId }, outcome)) say(line);
      if (outcome.outcome !== 'retired') return false;
      const lost = outcome.lost.map(({ table, rows }) => `${table}: ${rows}`).join('; ');
      await trace('retire-key', `key/${purpose}/${keyId}`, lost || 'nothing lost');
      return true;
    }
  }
}
