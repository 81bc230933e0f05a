import { ApiError } from './api-error.ts';

interface Mapping {
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Errors of the framework that are the client's doing, by their code. */
const mappings: Readonly<Record<string, Mapping>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: notJson(),
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson(),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: notJson(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'not-json',
    zh: '请求正文须为 application/json',
    en: 'The body must be application/json',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body-too-large',
    zh: '请求正文过大',
    en: 'The body is too large',
  },
  FST_ERR_BAD_URL: {
    status: 404,
    code: 'not-found',
    zh: '没有找到所请求的内容',
    en: 'What was asked for was not found',
  },
};

function notJson(): Mapping {
  return { status: 400, code: 'not-json', zh: '请求正文不是有效的 JSON', en: 'The body is not valid JSON' };
}

/**
 * The one mapping of what may be thrown to what is sent. What is the client's doing is an `ApiError` already
 * (schemas make theirs by `fromZod`) or comes from the framework. Everything else is ours, a `DomainError`
 * too (a broken invariant): 500, and nothing is told of it.
 */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const mapping = mappings[codeOf(error)] ?? (isForbiddenKey(error) ? notJson() : undefined);
  if (mapping) return new ApiError(mapping.status, mapping.code, mapping.zh, mapping.en);
  return new ApiError(500, 'internal', '服务内部错误，已记录', 'Internal error; it has been logged');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The parser refuses keys such as `__proto__`, without a code of its own. */
function isForbiddenKey(error: unknown): boolean {
  return error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400;
}
