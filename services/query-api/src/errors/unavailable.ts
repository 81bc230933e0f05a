import { ApiError } from './api-error.ts';

/** Seconds after which a client may ask again: a database that restarts or fails over is back by then. */
const retryAfter = '5';

/** 503: ask again in a few seconds. */
export function unavailable(): ApiError {
  return new ApiError(
    503,
    'unavailable',
    '服务暂不可用，请稍后再试',
    'The service is unavailable for now: try again later',
    { headers: { 'retry-after': retryAfter } },
  );
}
