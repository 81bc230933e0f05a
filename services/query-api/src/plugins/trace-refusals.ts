import { checkIdentifier, identifierSchemes } from '@egret/domain';
import { appendAuditEntry, type Client, type KeyedDigest } from '@egret/store';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { ApiError } from '../errors/api-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by a route that has left its own trace of a refusal. */
    traced?: boolean;
  }
}

/** Leaves a trace of a request that was refused. */
export type TraceRefusal = (request: FastifyRequest, refusal: ApiError) => Promise<void>;

const traced: ReadonlySet<number> = new Set([401, 403, 404, 405, 409]);

/** Refusals a minute that leave a trace of their own, of one client or address and of all. */
const most = { ofOne: 60, ofAll: 1_200 };

const asked = z.object({ scheme: z.enum(identifierSchemes), value: z.string().max(64) });
const subjectOf = z.union([
  z.object({ subject: asked }).transform(({ subject }) => subject),
  z.object({ subject: z.object({ identifier: asked }) }).transform(({ subject }) => subject.identifier),
]);

/**
 * Makes the function that keeps 401, 403, 404, 405 and 409 in the audit trail: who probes leaves a trace. So that nobody can
 * flood the trail, each client or address has so many entries a minute; what goes beyond is counted, and the next minute's
 * first entry says how many there were. A trail that cannot be written is logged and never changes the answer.
 */
export function traceRefusals(
  context: Pick<ApiContext, 'store' | 'sealing' | 'logger' | 'metrics'>,
): TraceRefusal {
  const untraced = context.metrics.counter(
    'egret_untraced_refusals_total',
    'Refused requests beyond the limit of entries in the audit trail',
  );
  const counts = new Map<string, number>();
  const omitted = new Map<string, number>();
  let all = 0;
  let minute = 0;

  /** How many of the asker were left out before; null where this one is left out too. */
  function admit(asker: string): number | null {
    const now = Math.floor(performance.now() / 60_000);
    if (now !== minute) {
      minute = now;
      all = 0;
      counts.clear();
    }
    const count = (counts.get(asker) ?? 0) + 1;
    counts.set(asker, count);
    if (count > most.ofOne || all >= most.ofAll) {
      untraced.inc();
      if (omitted.size < 10_000) omitted.set(asker, (omitted.get(asker) ?? 0) + 1);
      return null;
    }
    all += 1;
    const before = omitted.get(asker) ?? 0;
    omitted.delete(asker);
    return before;
  }

  return async (request, refusal) => {
    if (!traced.has(refusal.status) || request.traced === true) return;
    const client = request.client as Client | undefined;
    const before = admit(client?.id ?? request.ip);
    if (before === null) return;
    try {
      await appendAuditEntry(context.store.db, {
        clientId: client?.id ?? null,
        operator: request.operator ?? null,
        action: 'refuse-request',
        purpose: null,
        matter:
          before === 0 ? null : `此前另有 ${before} 次未逐条记录 · ${before} more before, not each on record`,
        accessBasis: null,
        subjectId: null,
        identifierDigest: client ? digestOf(request.body) : null,
        // The pattern and never the address, in which somebody may have written a number.
        object: `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
        result: `${refusal.status} ${refusal.code}`,
        address: request.ip,
      });
    } catch (error) {
      context.logger.error({ err: error }, 'a refusal left no trace');
    }
  };

  function digestOf(body: unknown): KeyedDigest | null {
    const parsed = subjectOf.safeParse(body);
    if (!parsed.success) return null;
    const checked = checkIdentifier(parsed.data.scheme, parsed.data.value, 'value');
    return checked.ok ? context.sealing.keyedIdentifierDigest(checked.value) : null;
  }
}
