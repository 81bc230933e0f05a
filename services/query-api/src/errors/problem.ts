import type { ApiError, RequestError } from './api-error.ts';

/** Media type of RFC 9457. */
export const problemType = 'application/problem+json';

/** A problem document by RFC 9457, with a code, both languages and all that is wrong as extensions. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly errors: readonly RequestError[];
}

const titles: Readonly<Record<number, string>> = {
  400: '请求无法解析 Bad Request',
  401: '未认证 Unauthorized',
  403: '无权限 Forbidden',
  404: '未找到 Not Found',
  408: '请求超时 Request Timeout',
  409: '冲突 Conflict',
  413: '请求过大 Content Too Large',
  415: '不支持的内容类型 Unsupported Media Type',
  422: '请求内容有误 Unprocessable Content',
  429: '请求过于频繁 Too Many Requests',
  500: '服务内部错误 Internal Server Error',
  503: '服务暂不可用 Service Unavailable',
};

/** The document that is sent for an error. */
export function problemOf(error: ApiError): Problem {
  return {
    type: `urn:egret:problem:${error.code}`,
    title: titles[error.status] ?? '请求失败 Request Failed',
    status: error.status,
    code: error.code,
    detail: error.zh,
    detailEn: error.message,
    errors: error.errors,
  };
}
