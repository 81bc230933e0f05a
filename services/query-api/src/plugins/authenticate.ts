import type { Action } from '@egret/domain';
import { type Client, findClientByKeyDigest, isGranted, keyDigest } from '@egret/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { ApiError, forbidden } from '../errors/api-error.ts';
import { countByMinute, tooMany } from './limits.ts';
import { remember } from './remember.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's action, from the access table; a route without one is closed. */
    action?: Action;
  }
}

/** A key or a grant that was withdrawn works for at most five seconds. */
const memory = { forMs: 5_000, most: 10_000 };

/**
 * Every request of the scope needs `Authorization: Bearer KEY` (RFC 6750) and a grant of the route's
 * action, before its body is read. Sets `request.client`. A key that was not right before is counted by address before
 * it is looked up, and a right one is then not counted: whoever guesses reaches the database no more often than that.
 */
export function authenticate(
  scope: FastifyInstance,
  context: Pick<ApiContext, 'store'>,
  limits: { readonly wrongKeysPerMinute: number; readonly requestsPerMinute: number },
): void {
  const keys = remember(
    (digest) => findClientByKeyDigest(context.store.db, Buffer.from(digest, 'base64')),
    memory,
  );
  const wrongKeys = countByMinute(limits.wrongKeysPerMinute);
  const requests = countByMinute(limits.requestsPerMinute);

  /** The client of a key that is not remembered. Throws 401, or 429 after too many wrong keys of this address. */
  async function identify(ip: string, digest: string | null): Promise<Client> {
    const known = digest !== null && keys.knew(digest);
    // Requests without a key are counted by themselves: they close no address to keys.
    const counted = digest === null ? `without ${ip}` : ip;
    const wait = known ? null : wrongKeys.count(counted);
    if (wait !== null) throw tooMany(wait);
    const client = digest === null ? null : await keys.find(digest);
    if (client === null) throw unauthorised(digest !== null);
    if (!known) wrongKeys.forgive(counted);
    return client;
  }

  /** Lets a known client in; throws 403 or 429. */
  function admit(request: FastifyRequest, client: Client): void {
    request.client = client;
    const { action } = request.routeOptions.config;
    if (action === undefined || !isGranted(client, action)) throw forbidden();
    const wait = requests.count(client.id);
    if (wait !== null) throw tooMany(wait);
  }

  // A connection that stays sends the same key with every request: it is digested once.
  const sentBefore = new WeakMap<object, { readonly header: string; readonly digest: string | null }>();
  function digestOf({ headers: { authorization: header }, raw: { socket } }: FastifyRequest): string | null {
    if (header === undefined) return null;
    const before = sentBefore.get(socket);
    if (before?.header === header) return before.digest;
    const key = bearerKey(header);
    const digest = key === null ? null : keyDigest(key).toString('base64');
    sentBefore.set(socket, { header, digest });
    return digest;
  }

  scope.decorateRequest('client');
  // Without a promise where the key is remembered: this is run for every request.
  scope.addHook('onRequest', (request, _reply, done) => {
    const digest = digestOf(request);
    const client = digest === null ? undefined : keys.recall(digest);
    if (!client) return identify(request.ip, digest).then((found) => admit(request, found));
    admit(request, client);
    done();
    return undefined;
  });
}

function bearerKey(header: string): string | null {
  return /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i.exec(header)?.[1] ?? null;
}

function unauthorised(keyGiven: boolean): ApiError {
  const challenge = keyGiven ? 'Bearer realm="egret", error="invalid_token"' : 'Bearer realm="egret"';
  const headers = { 'www-authenticate': challenge };
  return keyGiven
    ? new ApiError(401, 'unknown-key', '密钥无效或已停用', 'The key is unknown or no longer active', {
        headers,
      })
    : new ApiError(
        401,
        'key-required',
        '请在 Authorization: Bearer 中提供密钥',
        'Send a key as Authorization: Bearer',
        {
          headers,
        },
      );
}
