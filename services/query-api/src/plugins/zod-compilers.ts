import type { FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { unprocessable } from '../errors/api-error.ts';
import { fromZod } from '../errors/from-zod.ts';

/**
 * Makes zod the language of schemas in a scope (never on the root, where plugins bring plain JSON schema):
 * requests are checked and refused with all that is wrong, answers are cut to their declared fields.
 */
export function useZod(scope: FastifyInstance) {
  scope.setValidatorCompiler<z.ZodType>(({ schema }) => (input) => {
    const result = schema.safeParse(input);
    if (result.success) return { value: result.data };
    const [first, ...rest] = fromZod(result.error.issues, input);
    if (!first) throw new Error('zod refused an input without an issue', { cause: result.error });
    return { error: unprocessable([first, ...rest]) };
  });
  scope.setSerializerCompiler(serializerCompiler);
  return scope.withTypeProvider<ZodTypeProvider>();
}
