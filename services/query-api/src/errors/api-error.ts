/** One thing that is wrong with a request. Values of persons are masked: first 3, last 2. */
export interface RequestError {
  /** JSON pointer into the body, or into the query or path parameters taken as one object. */
  readonly pointer: string;
  /** Stable kebab-case code such as `required`, `unknown-field`, `check-digit`. */
  readonly code: string;
  readonly expected: string;
  readonly received: string | null;
  readonly zh: string;
  readonly en: string;
}

export interface ApiErrorOptions {
  readonly errors?: readonly RequestError[];
  /** How many things are wrong, where `errors` has the first of them only. */
  readonly errorCount?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer other than success, as a route gives it: thrown, and sent as a problem document. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly errors: readonly RequestError[];
  readonly errorCount: number;
  readonly headers: Readonly<Record<string, string>>;

  /** Takes the HTTP status, a stable kebab-case code and the reason in both languages, without personal data. */
  constructor(status: number, code: string, zh: string, en: string, options: ApiErrorOptions = {}) {
    super(en);
    this.status = status;
    this.code = code;
    this.zh = zh;
    this.errors = options.errors ?? [];
    this.errorCount = options.errorCount ?? this.errors.length;
    this.headers = options.headers ?? {};
  }
}

/** 400: what came is not HTTP as it should be. */
export function badRequest(): ApiError {
  return new ApiError(400, 'bad-request', '请求不符合 HTTP 规范', 'The request is not well-formed HTTP');
}

/** 400: the body cannot be read as JSON. */
export function notJson(): ApiError {
  return new ApiError(400, 'not-json', '请求正文不是有效的 JSON', 'The body is not valid JSON');
}

/** 415: the body is of another type, encoding or compression. */
export function unsupportedType(): ApiError {
  return new ApiError(
    415,
    'not-json',
    '请求正文须为 UTF-8 编码、未压缩的 application/json',
    'The body must be application/json in UTF-8, not compressed',
  );
}

/** 405, with the methods that the address has. */
export function methodNotAllowed(methods: readonly string[]): ApiError {
  const allow = methods.join(', ');
  return new ApiError(
    405,
    'method-not-allowed',
    `该地址不支持此方法，可用：${allow}`,
    `The address does not have this method, but ${allow}`,
    { headers: { allow } },
  );
}

/** 404. The same words for what does not exist and for what the client may not know of. */
export function notFound(): ApiError {
  return new ApiError(404, 'not-found', '没有找到所请求的内容', 'What was asked for was not found');
}

/** 403: the client is known and this is not granted to it. */
export function forbidden(): ApiError {
  return new ApiError(403, 'forbidden', '当前客户端未获授权进行此操作', 'This is not granted to this client');
}

/** 409: the request contradicts what stands already. */
export function conflict(code: string, zh: string, en: string): ApiError {
  return new ApiError(409, code, zh, en);
}

/**
 * 422: the request can be read, but what it says cannot be right; `errors` says what and where, `errorCount` how many there
 * are where those are the first only.
 */
export function unprocessable(
  errors: readonly [RequestError, ...RequestError[]],
  errorCount: number = errors.length,
): ApiError {
  return new ApiError(
    422,
    'invalid-request',
    `请求中有 ${errorCount} 处内容不符合要求`,
    `${errorCount} part(s) of the request are not as required`,
    { errors, errorCount },
  );
}
