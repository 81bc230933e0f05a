import type { Action } from '@egret/domain';
import { findClientByKeyDigest, isGranted, keyDigest } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { ApiError, forbidden } from '../errors/api-error.ts';
import { tooMany } from './limits.ts';
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
 * action, before its body is read. Sets `request.client`. Wrong keys are counted per address.
 */
export function authenticate(
  scope: FastifyInstance,
  context: ApiContext,
  options: { readonly wrongKeysPerMinute: number },
): void {
  const find = remember(
    (digest) => findClientByKeyDigest(context.store.db, Buffer.from(digest, 'base64')),
    memory,
  );
  const countWrongKey = scope.createRateLimit({ max: options.wrongKeysPerMinute, timeWindow: 60_000 });
  scope.decorateRequest('client');
  scope.addHook('onRequest', async (request) => {
    const key = bearerKey(request.headers.authorization);
    const client = key === null ? null : await find(keyDigest(key).toString('base64'));
    if (!client) {
      const count = await countWrongKey(request);
      if (!count.isAllowed && count.isExceeded) throw tooMany(count.ttlInSeconds);
      throw unauthorised(key !== null);
    }
    request.client = client;
    const { action } = request.routeOptions.config;
    if (action === undefined || !isGranted(client, action)) throw forbidden();
  });
}

function bearerKey(header: string | undefined): string | null {
  return /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *$/i.exec(header ?? '')?.[1] ?? null;
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
