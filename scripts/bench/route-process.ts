import { createLogger, createMetrics, systemClock } from '@egret/runtime';
import { startQueryApi } from '@egret/query-api';
import { createReferenceReader, createSealing, openStore } from '@egret/store';
import type { LocalDate } from '@egret/domain';
import { testKeys } from '@egret/testing';
import fastify from 'fastify';

/** What a process of its own is to serve at a path. */
export interface Serving {
  /** `naked`: the framework alone, which parses the body and sends the answer; `empty`: the API, whose handler sends
   * the answer and does nothing; `ours`: the API. */
  readonly kind: 'naked' | 'empty' | 'ours';
  readonly databaseUrl: string;
  readonly asOf: LocalDate;
  readonly path: string;
  /** What the first two answer. */
  readonly answer: object;
  readonly status: number;
}

async function serve({ kind, databaseUrl, asOf, path, answer, status }: Serving): Promise<string> {
  if (kind === 'naked') {
    const app = fastify();
    app.post(path, (_request, reply) => {
      reply.code(status).send(answer);
    });
    return app.listen({ host: '127.0.0.1', port: 0 });
  }
  const store = openStore({
    databaseUrl,
    connections: 10,
    applicationName: 'egret bench api',
    onError: (error) => {
      throw error;
    },
  });
  const { url } = await startQueryApi({
    ...{ store, sealing: createSealing(testKeys), reference: createReferenceReader(store) },
    ...{ clock: systemClock(asOf), metrics: createMetrics(), port: 0, ready: async () => true },
    logger: createLogger({ service: 'bench', level: 'warn' }),
    prepareV1: (scope) => {
      if (kind === 'ours') return;
      scope.addHook('onRoute', (route) => {
        route.handler = (_request, reply) => {
          reply.code(status).send(answer);
        };
      });
    },
  });
  return url;
}

// Told once what to serve, answers with its port, and lives until the one who started it ends it.
process.once('message', (serving: Serving) => {
  serve(serving).then(
    (url) => process.send?.(Number(new URL(url).port)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
