import { isUnavailable } from '@egret/runtime';
import { ApiError, badRequest, notFound, unsupportedType } from './api-error.ts';
import { unavailable } from './unavailable.ts';

/** Errors of the framework that are the client's doing, by their code. */
const mappings: Readonly<Record<string, () => ApiError>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: badRequest,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedType,
  FST_STATIC_FORBIDDEN_PATH: notFound,
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new ApiError(413, 'body-too-large', '请求正文过大', 'The body is too large'),
};

/**
 * The one mapping of what may be thrown to what is sent. What is the client's doing is an `ApiError` already
 * (schemas make theirs by `refusedByZod`) or comes from the framework; a database that cannot be reached is 503. Everything
 * else is ours, a `DomainError` too (a broken invariant): 500, and nothing is told of it.
 */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const mapped = mappings[codeOf(error)];
  if (mapped) return mapped();
  if (isAbortedUpload(error) || isRefusedByFramework(error)) return badRequest();
  if (isUnavailable(error)) return unavailable();
  return new ApiError(500, 'internal', '服务内部错误，已记录', 'Internal error; it has been logged');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What the framework refuses beside the above, such as a method that needs a content type. */
function isRefusedByFramework(error: unknown): boolean {
  const isFramework = error instanceof Error && codeOf(error).startsWith('FST_ERR_');
  const status = isFramework && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500;
}

/** A client that leaves while it sends its body: the framework marks it, and nobody is there to read the answer. */
function isAbortedUpload(error: unknown): boolean {
  return codeOf(error) === 'ECONNRESET' && error instanceof Error && 'statusCode' in error;
}
