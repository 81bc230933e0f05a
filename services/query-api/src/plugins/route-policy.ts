import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actionOf } from '../access.ts';
import { problemResponses } from '../schemas/problem.ts';

declare module 'fastify' {
  interface FastifySchema {
    summary?: string;
    description?: string;
    tags?: readonly string[];
    security?: readonly Record<string, readonly string[]>[];
  }
}

const nothing = z.strictObject({});

/**
 * What holds for every route of the scope: its action comes from the access table (a route that the table
 * does not name refuses to register), query and path parameters that it does not declare are refused, it declares
 * what it answers, and its description says what must be granted.
 */
export function applyRoutePolicy(scope: FastifyInstance): void {
  scope.addHook('onRoute', (route) => {
    if (typeof route.method !== 'string') throw new Error(`one method a route: ${route.url}`);
    if (!route.schema?.response) throw new Error(`the route ${route.url} does not declare its answers`);
    const action = actionOf(route.method, route.url);
    const { description, response, ...schema } = route.schema;
    route.config = { ...route.config, action };
    route.schema = {
      querystring: nothing,
      ...schema,
      description: [description, `须获授权的操作 Action to be granted: ${action}`]
        .filter(Boolean)
        .join('\n\n'),
      security: [{ key: [] }],
      response: Object.assign({}, problemResponses, response),
    };
  });
}
