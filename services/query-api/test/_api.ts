import { type Role, roles } from '@egret/domain';
import { createLogger, createMetrics } from '@egret/runtime';
import {
  createClient,
  createReferenceReader,
  authorityId,
  type NewClient,
  openStore,
  saveOperator,
  saveShippedReference,
  type Sealing,
  type Store,
} from '@egret/store';
import {
  aClient,
  createTestDatabase,
  department,
  type FixedClock,
  fixedClock,
  type Knowledge,
  knowledgeOf,
  sampleReference,
  testSealing as sealing,
} from '@egret/testing';
import type { ShippedDocument } from '@egret/reference';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { testLists } from './_lists.ts';
import { type ApiContext, buildApp, defaultLimits, type Limits } from '../src/index.ts';

/** The API on a database of its own, with one client for each role. */
export interface TestApi extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly store: Store;
  /** The database under its owner, for what no service may. */
  readonly ownerUrl: string;
  readonly sealing: Sealing;
  /** What is put into the store: no subject waits to be scored. */
  readonly knowledge: Knowledge;
  /** The authority that is the department of the clients. */
  readonly departmentId: string;
  readonly clock: FixedClock;
  readonly context: ApiContext;
  readonly clients: Readonly<Record<Role, { readonly id: string; readonly key: string }>>;
  /** Sends a request as the client of a role (null: without a key); a body goes as JSON. */
  ask(role: Role | null, method: 'GET' | 'POST', url: string, body?: object): Promise<LightMyRequestResponse>;
  /** The same with a key. */
  askWith(key: string, method: 'GET' | 'POST', url: string, body?: object): Promise<LightMyRequestResponse>;
}

/** Persons of the department whom requests may name. */
export const operators = [
  { staffNo: 'A-017', name: '经办员' },
  { staffNo: 'B-2', name: '乙' },
  { staffNo: 'A-1', name: '甲' },
];

/** Makes a client in whose department the same persons act as in the first. */
export async function otherClient(
  api: Pick<TestApi, 'store'>,
  client: NewClient,
): Promise<{ readonly id: string; readonly key: string }> {
  const made = await createClient(api.store.db, client);
  const departmentId = await authorityId(api.store.db, client.department);
  for (const operator of operators) await saveOperator(api.store.db, { departmentId, ...operator });
  return made;
}

/** Opens the API at noon of the last day of 2020 in Shanghai, unless another clock is given. */
export async function openTestApi(
  options: {
    readonly limits?: Partial<Limits>;
    readonly ready?: () => Promise<boolean>;
    /** Other texts than those of the sample district. */
    readonly reference?: readonly ShippedDocument[];
    readonly clock?: FixedClock;
  } = {},
): Promise<TestApi> {
  const database = await createTestDatabase();
  let closing = false;
  const store = openStore({
    databaseUrl: database.url,
    connections: 4,
    applicationName: 'query-api-test',
    // The database is dropped at the end, and takes with it connections that are still saying goodbye.
    onError: (error) => {
      if (!closing) throw error;
    },
  });
  const clock = options.clock ?? fixedClock('2020-12-31T12:00:00+08:00');
  const shipped = options.reference ?? [...(await sampleReference()), ...testLists()];
  await saveShippedReference(store.db, shipped);
  const reference = createReferenceReader(store, 0);
  const context: ApiContext = {
    store,
    sealing,
    reference,
    clock,
    logger: createLogger({ service: 'query-api-test', level: 'silent' }),
    metrics: createMetrics(),
    ready: options.ready ?? (async () => true),
  };
  const allPerks = shipped.filter(({ kind }) => kind === 'perk').map(({ id }) => id);
  const clients: Partial<Record<Role, { id: string; key: string }>> = {};
  for (const role of roles) {
    const perks = role === 'venue' ? allPerks : [];
    clients[role] = await createClient(store.db, aClient({ code: role, name: role, roles: [role], perks }));
  }
  const departmentId = await authorityId(store.db, department);
  for (const operator of operators) await saveOperator(store.db, { departmentId, ...operator });
  const app = await buildApp(context, { ...defaultLimits, ...options.limits });
  async function send(
    key: string | null,
    method: 'GET' | 'POST',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse> {
    const headers = key === null ? {} : { authorization: `Bearer ${key}` };
    return app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  }
  return {
    app,
    store,
    ownerUrl: database.ownerUrl,
    sealing,
    knowledge: knowledgeOf(store, { marks: false }),
    departmentId,
    clock,
    context,
    clients: clients as Record<Role, { id: string; key: string }>,
    ask: (role, ...request) => send(role === null ? null : (clients[role]?.key ?? null), ...request),
    askWith: send,
    async [Symbol.asyncDispose]() {
      closing = true;
      await app.close();
      await store.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
