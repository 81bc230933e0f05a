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

/** Security headers for every answer. */
export function protect(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
}

/** No browser and no proxy keeps an answer of the scope: any of them may be about a person. */
export function keepNothing(scope: FastifyInstance): void {
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
}

/** Counts by who asks, minute by minute. */
export interface Counter {
  /** Counts one more. Returns the seconds to wait where that is too many in this minute; else null. */
  count(who: string): number | null;
  /** Takes one back. */
  forgive(who: string): void;
}

/** Of so many askers a counter tells one from another; who comes after them shares one count. */
const mostAskers = 100_000;
const minuteMs = 60_000;

/** A counter that allows each asker so many a minute. Every process has its own. */
export function countByMinute(most: number): Counter {
  const counts = new Map<string, number>();
  let endsAt = 0;
  const keyOf = (who: string): string => (counts.has(who) || counts.size < mostAskers ? who : 'others');
  return {
    count(who) {
      const now = performance.now();
      if (now >= endsAt) {
        counts.clear();
        endsAt = now + minuteMs;
      }
      const key = keyOf(who);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= most ? null : Math.ceil((endsAt - now) / 1000);
    },
    forgive(who) {
      const key = keyOf(who);
      const count = counts.get(key);
      if (count !== undefined) counts.set(key, count - 1);
    },
  };
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
