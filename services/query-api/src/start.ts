import { type RunningService, runningService } from '@egret/runtime';
import type { FastifyInstance } from 'fastify';
import { buildApp, type Limits } from './app.ts';
import type { ApiContext } from './context.ts';

export interface QueryApiDependencies extends ApiContext {
  /** The address to listen on; only this machine by default. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly limits?: Limits;
  /** As of `buildApp`. */
  readonly prepareV1?: (scope: FastifyInstance) => void;
}

export interface RunningQueryApi extends RunningService {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  readonly url: string;
}

/**
 * Starts the API. Closing it stops listening, answers what is under way and ends idle connections; the
 * store belongs to the caller. Throws the system's error where the port is taken.
 */
export async function startQueryApi(dependencies: QueryApiDependencies): Promise<RunningQueryApi> {
  const app = await buildApp(dependencies, dependencies.limits, dependencies.prepareV1);
  try {
    const url = await app.listen({ host: dependencies.host ?? '127.0.0.1', port: dependencies.port });
    return { ...runningService(() => app.close()), url };
  } catch (error) {
    await app.close();
    throw error;
  }
}
