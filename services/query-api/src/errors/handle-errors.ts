import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiError, notFound } from './api-error.ts';
import { problemOf, problemType } from './problem.ts';
import { toApiError } from './to-api-error.ts';

/**
 * Sends every error of every route as a problem document, and logs those that are our own doing.
 * Unknown addresses are limited per address, because they are a way to probe.
 */
export function handleErrors(
  app: FastifyInstance,
  options: {
    readonly unknownPerMinute: number;
    /** Told of every refusal before it is sent. */
    readonly onRefusal: (request: FastifyRequest, refusal: ApiError) => Promise<void>;
  },
): void {
  app.setErrorHandler(async (error, request, reply) => {
    const answer = toApiError(error);
    // Not to be ready yet is an answer (503), no failure.
    if (answer.status >= 500 && answer !== error) logFailure(request.log, request, error);
    await options.onRefusal(request, answer);
    return sendProblem(reply, answer);
  });
  const limit = app.rateLimit({ max: options.unknownPerMinute, timeWindow: 60_000 });
  app.setNotFoundHandler({ preHandler: limit }, async (request, reply) => {
    const answer = notFound();
    await options.onRefusal(request, answer);
    return sendProblem(reply, answer);
  });
}

/** Sends an error as a problem document; as text, so that no response schema takes part in it. */
export function sendProblem(reply: FastifyReply, error: ApiError): FastifyReply {
  return reply
    .code(error.status)
    .headers(error.headers)
    .type(`${problemType}; charset=utf-8`)
    .send(JSON.stringify(problemOf(error)));
}

function logFailure(logger: FastifyBaseLogger, request: FastifyRequest, error: unknown): void {
  logger.error(
    { err: error, method: request.method, route: request.routeOptions.url ?? null },
    'request failed',
  );
}
