import { logFailure } from '@egret/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countByMinute, tooMany } from '../plugins/limits.ts';
import { type ApiError, methodNotAllowed, notFound } from './api-error.ts';
import { collectMethods } from './known-methods.ts';
import { problemOf, problemType } from './problem.ts';
import { toApiError } from './to-api-error.ts';

/**
 * Sends every error of every route that is registered later as a problem document, and logs those that are our own doing.
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
  const methodsOf = collectMethods(app);
  // Who has a body to send does so under /v1; elsewhere nobody reads it.
  app.removeAllContentTypeParsers();
  app.setErrorHandler(async (error, request, reply) => {
    const answer = toApiError(error);
    // Not to be ready yet is an answer (503), no failure.
    if (answer.status >= 500 && answer !== error) {
      logFailure(request.log, error, answer.status === 503 ? 'request refused' : 'request failed', {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
      });
    }
    await options.onRefusal(request, answer);
    return sendProblem(reply, answer);
  });
  const unknown = countByMinute(options.unknownPerMinute);
  app.setNotFoundHandler(async (request, reply) => {
    const wait = unknown.count(request.ip);
    if (wait !== null) throw tooMany(wait);
    const methods = methodsOf(request.url.split('?', 1)[0] ?? '');
    const isOther = methods.length > 0 && !methods.includes(request.method);
    const answer = isOther ? methodNotAllowed(methods) : notFound();
    await options.onRefusal(request, answer);
    return sendProblem(reply, answer);
  });
}

/** Sends an error as a problem document; as text, so that no response schema takes part in it. */
function sendProblem(reply: FastifyReply, error: ApiError): FastifyReply {
  return reply
    .code(error.status)
    .headers(error.headers)
    .type(`${problemType}; charset=utf-8`)
    .send(JSON.stringify(problemOf(error, reply.request.id)));
}
