import type { Role } from '@egret/domain';
import { type Client, findClientByKeyDigest, keyDigest } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { ApiError, forbidden } from '../errors/api-error.ts';
import { tooMany } from './limits.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Roles that may call the route, from the access table; a route without them is closed. */
    roles?: readonly Role[];
  }
}

/** A key that was withdrawn works for at most this long. */
const rememberedMs = 5_000;
const mostRemembered = 10_000;

/**
 * Every request of the scope needs `Authorization: Bearer KEY` (RFC 6750) and one of the route's roles,
 * before its body is read. Sets `request.client`. Wrong keys are counted per address.
 */
export function authenticate(
  scope: FastifyInstance,
  context: ApiContext,
  options: { readonly wrongKeysPerMinute: number },
): void {
  const find = rememberClients(context);
  const countWrongKey = scope.createRateLimit({ max: options.wrongKeysPerMinute, timeWindow: 60_000 });
  scope.decorateRequest('client');
  scope.addHook('onRequest', async (request) => {
    const key = bearerKey(request.headers.authorization);
    const client = key === null ? null : await find(key);
    if (!client) {
      const count = await countWrongKey(request);
      if (!count.isAllowed && count.isExceeded) throw tooMany(count.ttlInSeconds);
      throw unauthorised(key !== null);
    }
    const allowed = request.routeOptions.config.roles ?? [];
    if (!client.roles.some((role) => allowed.includes(role))) throw forbidden();
    request.client = client;
  });
}

function bearerKey(header: string | undefined): string | null {
  return /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i.exec(header ?? '')?.[1] ?? null;
}

/** Looks clients up by the digest of their key; answers, also "nobody", are remembered for some seconds. */
function rememberClients(context: ApiContext): (key: string) => Promise<Client | null> {
  const remembered = new Map<string, { readonly until: number; readonly client: Promise<Client | null> }>();
  return async (key) => {
    const digest = keyDigest(key);
    const id = digest.toString('base64');
    const known = remembered.get(id);
    const now = performance.now();
    if (known && known.until > now) return known.client;
    if (remembered.size >= mostRemembered) remembered.clear();
    const client = findClientByKeyDigest(context.store.db, digest);
    remembered.set(id, { until: now + rememberedMs, client });
    try {
      return await client;
    } catch (error) {
      remembered.delete(id);
      throw error;
    }
  };
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
