import rateLimit from '@fastify/rate-limit';
import type { Client } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../errors/api-error.ts';

/**
 * For answers that are data and no page. Headers that speak to browsers which show pages (frames, openers, downloads) are
 * left out; the documentation replaces the policy by its own.
 */
export const securityHeaders = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** Security headers for every answer, and the counter of all limits, one per process. */
export async function protect(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  await app.register(rateLimit, {
    global: false,
    // The decorator is absent from requests outside /v1 and from those whose key is wrong.
    keyGenerator: (request) => (request.client as Client | undefined)?.id ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
}

/** 429, with the seconds to wait. */
export function tooMany(seconds: number): ApiError {
  return new ApiError(
    429,
    'too-many-requests',
    '请求过于频繁，请稍后再试',
    'Too many requests: try again later',
    {
      headers: { 'retry-after': String(seconds) },
    },
  );
}
