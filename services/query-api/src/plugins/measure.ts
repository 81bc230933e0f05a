import type { Metrics } from '@egret/runtime';
import type { FastifyInstance } from 'fastify';

/** Upper bounds in seconds: from an eligibility answer to a slow report. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Measures every request by method, route (its pattern, never the address) and status. */
export function measure(app: FastifyInstance, metrics: Metrics): void {
  const duration = metrics.histogram(
    'egret_http_request_duration_seconds',
    'Time from the request line to the end of the answer',
    ['method', 'route', 'status'],
    buckets,
  );
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
