import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Client } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../errors/api-error.ts';

/**
 * Security headers for every answer (the API serves no page of its own; the documentation has its own
 * policy), and the counter behind all limits, one per process.
 */
export async function protect(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // These speak to browsers that show pages, and cost as much as all the rest of a small answer.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
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
