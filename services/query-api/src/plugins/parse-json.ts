import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notJson, unprocessable, unsupportedType } from '../errors/api-error.ts';
import { findJsonFault } from '../schemas/json-faults.ts';

/**
 * Reads the bodies of a scope: JSON in UTF-8 without compression, nothing else (415). What is no JSON is 400; what can
 * be read in two ways, or is deeper or larger than any request needs, is 422 with its place, before a schema sees it.
 */
export function parseJson(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done) => {
      try {
        done(null, read(request, body));
      } catch (error) {
        done(error instanceof Error ? error : new Error('thrown', { cause: error }));
      }
    },
  );
}

function read({ headers }: FastifyRequest, body: Buffer): unknown {
  const type = headers['content-type'] ?? '';
  if (type.includes(';') && !isUtf8Type(type)) throw unsupportedType();
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw unsupportedType();
  if (!isUtf8(body)) throw notJson();
  const text = body.toString('utf8');
  const value = parse(text);
  const fault = findJsonFault(text);
  if (fault !== null) throw unprocessable([fault]);
  return value;
}

/** Whether the parameters of a media type leave UTF-8, the one encoding of JSON (RFC 8259, section 8.1). */
function isUtf8Type(type: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(charset);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}
