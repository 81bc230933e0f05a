import {
  addClientKey,
  appendAuditEntry,
  type AuditAction,
  type ClientListing,
  closeOperator,
  createClient,
  type Db,
  endGrant,
  grantAction,
  listClients,
  revokeClientKey,
  saveOperator,
} from '@egret/store';
import { namedDepartment } from '../installation/department.ts';
import type { Command } from './options.ts';

/** What a command refers to is not there. */
export class UnknownError extends Error {
  override name = 'UnknownError';
}

/**
 * Does what a command says, in the caller's transaction and with an audit entry for every change; returns the lines to
 * print. `actor` is the account of the operating system that acts. Throws `UnknownError` where there is no such client,
 * key, grant or person.
 */
export async function runCommand(db: Db, command: Command, actor: string): Promise<readonly string[]> {
  if (command.command === 'list') return describe(await listClients(db, command.code));
  const trace = (action: AuditAction, object: string, result = 'done') =>
    appendAuditEntry(db, {
      ...{ clientId: null, operator: { staffNo: `os:${actor}`, name: actor }, action, purpose: null },
      ...{ matter: null, accessBasis: null, subjectId: null, identifierDigest: null, object, result },
    });
  const { code } = command;
  if (command.command === 'create') {
    const department = await namedDepartment(db, command.department);
    const { key } = await createClient(db, { ...command, department });
    await trace('create-client', `client/${code}`, command.roles.join(','));
    return [`客户端 client ${code}`, `密钥（只显示这一次） key, shown this once: ${key}`];
  }
  const client = await theClient(db, code);
  switch (command.command) {
    case 'key': {
      const expires = command.expires && new Date(`${command.expires}T23:59:59.999+08:00`);
      const { id, key } = await addClientKey(db, client.id, expires);
      await trace('add-client-key', `client/${code}/${id}`, command.expires ?? 'no end');
      return [`密钥编号 key id: ${id}`, `密钥（只显示这一次） key, shown this once: ${key}`];
    }
    case 'revoke':
      if (!client.keys.some((key) => key.id === command.keyId)) throw new UnknownError(command.keyId);
      must(await revokeClientKey(db, client.id, command.keyId), command.keyId);
      await trace('revoke-client-key', `client/${code}/${command.keyId}`);
      return [`已停用 revoked: ${command.keyId}`];
    case 'grant': {
      const { action, purposes, perks, from, to } = command;
      const days = { ...(from === null ? {} : { validFrom: from }), validTo: to };
      await grantAction(db, client.id, { action, purposes, perks, ...days });
      await trace('grant-action', `client/${code}/${action}`, JSON.stringify({ purposes, perks, from, to }));
      return [`已授权 granted: ${action}`];
    }
    case 'end-grant':
      must(await endGrant(db, client.id, command.action), command.action);
      await trace('end-grant', `client/${code}/${command.action}`);
      return [`已收回 taken back: ${command.action}`];
    case 'operator': {
      const { staffNo, name } = command;
      const { id } = await saveOperator(db, { departmentId: client.departmentId, staffNo, name });
      await trace('save-operator', `operator/${id}`);
      return [`${client.department}: ${staffNo} ${name}`];
    }
    case 'close-operator':
      must(await closeOperator(db, { ...client, staffNo: command.staffNo }), command.staffNo);
      await trace('close-operator', `operator/${client.departmentId}/${command.staffNo}`);
      return [`已停用 closed: ${command.staffNo}`];
  }
}

async function theClient(db: Db, code: string): Promise<ClientListing> {
  const [client] = await listClients(db, code);
  if (!client) throw new UnknownError(code);
  return client;
}

function must(found: boolean, what: string): void {
  if (!found) throw new UnknownError(what);
}

function describe(clients: readonly ClientListing[]): readonly string[] {
  return clients.flatMap((client) => [
    `${client.code}  ${client.name}  ${client.department}${client.active ? '' : '  已停用 closed'}`,
    ...client.keys.map(
      (key) =>
        `  密钥 key ${key.id}  ${key.createdAt.slice(0, 10)}–${key.expiresAt?.slice(0, 10) ?? ''}` +
        (key.revokedAt === null ? '' : '  已停用 revoked'),
    ),
    ...client.grants.map(
      (grant) =>
        `  授权 grant ${grant.action}  ${grant.validFrom}–${grant.validTo ?? ''}` +
        (grant.purposes === null ? '' : `  ${grant.purposes.join(',')}`) +
        (grant.perks === null ? '' : `  ${grant.perks.join(',')}`),
    ),
    ...client.operators.map(
      (one) => `  经办人 operator ${one.staffNo} ${one.name}${one.active ? '' : '  已停用 closed'}`,
    ),
  ]);
}
