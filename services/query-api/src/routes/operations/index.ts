import { isMigrated } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from '../../context.ts';
import { ApiError } from '../../errors/api-error.ts';
import { useZod } from '../../plugins/zod-compilers.ts';
import { problemResponses } from '../../schemas/problem.ts';

const statusOutput = z.object({ status: z.literal('ok') });

/** What the platform around the service asks, without a key: is it alive, may it get requests, how is it. */
export function registerOperations(root: FastifyInstance, context: ApiContext): void {
  const app = useZod(root);
  const migrated = rememberOnceTrue(() => isMigrated(context.store.db));

  app.get(
    '/healthz',
    { schema: { tags: ['operations'], summary: '存活 Liveness', response: { 200: statusOutput } } },
    () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        tags: ['operations'],
        summary: '就绪 Readiness: database migrated and data in place',
        response: { 200: statusOutput, ...problemResponses },
      },
    },
    async (request) => {
      try {
        if ((await migrated()) && (await context.ready())) return { status: 'ok' as const };
      } catch (cause) {
        request.log.warn({ code: cause instanceof Error ? cause.name : null }, 'not ready');
      }
      throw new ApiError(503, 'not-ready', '服务尚未就绪', 'The service is not ready', {
        headers: { 'retry-after': '1' },
      });
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        tags: ['operations'],
        summary: '指标 Metrics in the Prometheus text format',
        response: {
          200: { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } },
        },
      },
    },
    async (_request, reply) => {
      const { contentType, body } = await context.metrics.expose();
      return reply.type(contentType).send(body);
    },
  );

  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(root.swagger())),
  );
}

/** Asks until the answer is yes, and not again: a migrated database stays migrated. */
function rememberOnceTrue(ask: () => Promise<boolean>): () => Promise<boolean> {
  let known = false;
  return async () => (known ||= await ask());
}
