import { randomBytes, randomUUID } from 'node:crypto';
import type { Perk, Role } from '@egret/domain';
import { type Db, saveClients } from '@egret/store';
import { readJsonFile, writePrivateJson } from '../installation/files.ts';

export interface DemoClient {
  readonly roles: readonly Role[];
  readonly name: string;
  readonly department: { readonly uscc: string; readonly name: string };
}

/** Persons of every department of the sample, whom its requests may name. */
const sampleOperators = [
  { staffNo: 'HC-0001', name: '张三' },
  { staffNo: 'HC-0002', name: '李四' },
  { staffNo: 'HC-0003', name: '王五' },
];

/** What each client signs in with, by code. */
export type DemoClients = Readonly<Record<string, { readonly id: string; readonly key: string }>>;

/**
 * Makes the clients of the sample district, each in its department. Their keys stand in `path` and are
 * made once; the database holds only digests, and is brought in line with the file at every start. A venue may check all
 * perks of the place.
 */
export async function ensureDemoClients(
  db: Db,
  path: string,
  clients: Readonly<Record<string, DemoClient>>,
  perksOfPlace: readonly Perk[],
): Promise<DemoClients> {
  let kept = await readJsonFile<DemoClients>(path);
  if (kept === null) {
    kept = Object.fromEntries(
      Object.keys(clients).map((code) => [
        code,
        { id: randomUUID(), key: randomBytes(32).toString('base64url') },
      ]),
    );
    await writePrivateJson(path, kept);
  }
  const credentials = kept;
  await saveClients(
    db,
    Object.entries(clients).flatMap(([code, client]) => {
      const credential = credentials[code];
      if (credential === undefined) return [];
      const perks = client.roles.includes('venue') ? [...new Set(perksOfPlace.map(({ id }) => id))] : [];
      return [{ ...client, ...credential, code, perks, operators: sampleOperators }];
    }),
  );
  return credentials;
}
