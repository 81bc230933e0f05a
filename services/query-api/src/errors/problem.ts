import { mask, shown } from '@egret/domain';
import type { ApiError, RequestError } from './api-error.ts';

/** Media type of RFC 9457. */
export const problemType = 'application/problem+json';

/** A problem document by RFC 9457, with a code, both languages and what is wrong as extensions. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  /** The request that it answers, as the log and the header `x-request-id` name it. */
  readonly instance: string;
  /** How many things are wrong; `errors` lists the first of them. */
  readonly errorCount: number;
  readonly errors: readonly RequestError[];
}

/** So much of what is wrong is listed: whoever sends more mistakes than that does not need them all. */
const most = { errors: 20, characters: 8_000, ofText: 1_000 };

/** An organisation's code has at most so many characters. */
const longestCode = 18;

const titles: Readonly<Record<number, string>> = {
  400: '请求无法解析 Bad Request',
  401: '未认证 Unauthorized',
  403: '无权限 Forbidden',
  404: '未找到 Not Found',
  405: '不支持的方法 Method Not Allowed',
  408: '请求超时 Request Timeout',
  409: '冲突 Conflict',
  413: '请求过大 Content Too Large',
  415: '不支持的内容类型 Unsupported Media Type',
  417: '不支持的期望 Expectation Failed',
  422: '请求内容有误 Unprocessable Content',
  429: '请求过于频繁 Too Many Requests',
  431: '请求头过大 Request Header Fields Too Large',
  500: '服务内部错误 Internal Server Error',
  503: '服务暂不可用 Service Unavailable',
};

/** The document that is sent for an error in answer to the request with this id: at most some 32 KB. */
export function problemOf(error: ApiError, requestId: string): Problem {
  return {
    type: `urn:egret:problem:${error.code}`,
    title: titles[error.status] ?? '请求失败 Request Failed',
    status: error.status,
    code: error.code,
    detail: error.zh,
    detailEn: error.message,
    instance: `urn:uuid:${requestId}`,
    errorCount: error.errorCount,
    errors: firstOf(error.errors),
  };
}

/** The first errors, as many as are listed, with what a request brought into them cut and masked. */
function firstOf(errors: readonly RequestError[]): readonly RequestError[] {
  const listed: RequestError[] = [];
  let characters = 0;
  for (const error of errors.slice(0, most.errors)) {
    const cut = {
      pointer: error.pointer.slice(0, most.ofText),
      code: error.code,
      expected: error.expected.slice(0, most.ofText),
      received: error.received === null ? null : receivedOf(error.received),
      zh: error.zh.slice(0, most.ofText),
      en: error.en.slice(0, most.ofText),
    };
    characters += JSON.stringify(cut).length;
    if (listed.length > 0 && characters > most.characters) break;
    listed.push(cut);
  }
  return listed;
}

/** What came, fit to be sent: of a long text with many digits, in which a number of somebody may be hidden, the ends only. */
function receivedOf(text: string): string {
  const safe = shown(text);
  return safe.length > longestCode && /\d{6}/.test(safe) ? mask(safe) : safe;
}
