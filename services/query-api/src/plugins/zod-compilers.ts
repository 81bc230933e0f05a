import type { FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { refusedByZod } from '../errors/from-zod.ts';

/**
 * Makes zod the language of schemas in a scope (never on the root, where plugins bring plain JSON schema):
 * requests are checked and refused with what is wrong, answers are cut to their declared fields.
 */
export function useZod(scope: FastifyInstance) {
  scope.setValidatorCompiler<z.ZodType>(({ schema }) => (input) => {
    const result = schema.safeParse(input);
    return result.success ? { value: result.data } : { error: refusedByZod(result.error.issues, input) };
  });
  scope.setSerializerCompiler(serializerCompiler);
  return scope.withTypeProvider<ZodTypeProvider>();
}
