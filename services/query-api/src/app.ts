import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ApiContext } from './context.ts';
import { handleErrors } from './errors/handle-errors.ts';
import { guardWire, wireOptions } from './plugins/wire.ts';
import { authenticate } from './plugins/authenticate.ts';
import { checkOperator } from './plugins/check-operator.ts';
import { describeApi } from './plugins/describe-api.ts';
import { keepNothing, protect } from './plugins/limits.ts';
import { measure } from './plugins/measure.ts';
import { parseJson } from './plugins/parse-json.ts';
import { applyRoutePolicy } from './plugins/route-policy.ts';
import { traceRefusals } from './plugins/trace-refusals.ts';
import { useZod } from './plugins/zod-compilers.ts';
import { registerOperations } from './routes/operations/index.ts';
import { registerV1Routes } from './routes/v1/index.ts';

/** How many requests a minute one process answers before it says 429. */
export interface Limits {
  /** Of one client: far above what a venue needs, low enough that a loop gone wild is noticed. */
  readonly perClient: number;
  /** With a wrong key or none, of one address. */
  readonly wrongKeys: number;
  /** For addresses that do not exist, of one address. */
  readonly unknownRoutes: number;
}

export const defaultLimits: Limits = { perClient: 1_200_000, wrongKeys: 600, unknownRoutes: 120 };

const largestBody = 64 * 1024;

/**
 * Builds the API without listening; `inject` works on it, and `close` ends it. `prepareV1` is told of the scope under
 * `/v1` before its routes are registered: who measures what a route costs takes its work out there.
 */
export async function buildApp(
  context: ApiContext,
  limits: Limits = defaultLimits,
  prepareV1: (scope: FastifyInstance) => void = () => {},
): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = context.logger;
  const app = fastify({
    loggerInstance,
    // Failures are logged with care (see describeFailure in runtime); what was read stands in the audit trail.
    logController: new LogController({ disableRequestLogging: true }),
    // A request logs one line at most, so that there is nothing to hold together by a logger of its own.
    childLoggerFactory: (logger) => logger,
    bodyLimit: largestBody,
    connectionTimeout: 60_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    exposeHeadRoutes: false,
    ...wireOptions,
  });
  measure(app, context.metrics);
  protect(app);
  guardWire(app);
  handleErrors(app, { unknownPerMinute: limits.unknownRoutes, onRefusal: traceRefusals(context) });
  await describeApi(app);
  await app.register(async (scope) => registerOperations(scope, context));
  await app.register(
    async (scope) => {
      keepNothing(scope);
      authenticate(scope, context, {
        wrongKeysPerMinute: limits.wrongKeys,
        requestsPerMinute: limits.perClient,
      });
      parseJson(scope);
      checkOperator(scope, context);
      applyRoutePolicy(scope);
      prepareV1(scope);
      registerV1Routes(useZod(scope), context);
    },
    { prefix: '/v1' },
  );
  await app.ready();
  return app;
}
