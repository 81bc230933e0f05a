import { existsSync, readFileSync, statSync } from 'node:fs';

import { EmbeddedError } from './embedded-error.ts';

/** An operating-system account that child processes run as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In order of preference; `_postgres` is the name on macOS. */
const UNPRIVILEGED = ['postgres', '_postgres', 'nobody'];

/**
 * The account that the server must run as, or null for the account of this process.
 *
 * PostgreSQL refuses to run as root. As root, the owner of existing data keeps it (an account `postgres` may
 * have been added since); new data belongs to the first of `postgres`, `_postgres` and `nobody` that exists.
 *
 * @param cluster the data directory, existing or not
 */
export function serverAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readAccounts();
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    const owner = accounts.find((account) => account.uid === uid);
    if (uid !== 0) return { name: owner?.name ?? `uid ${uid}`, uid, gid };
  }
  for (const name of UNPRIVILEGED) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid > 0);
    if (account !== undefined) return account;
  }
  throw new EmbeddedError(
    'PostgreSQL 不能以 root 运行，本机也没有 postgres 或 nobody 账户；请改用普通用户运行',
    'PostgreSQL refuses to run as root and there is no account `postgres` or `nobody`: run as an ordinary user',
  );
}

function readAccounts(): readonly Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
