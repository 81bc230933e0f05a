import { type Logger, pino } from 'pino';
import { describeFailure } from './describe-failure.ts';

export type { Logger } from 'pino';

/**
 * A structured logger to standard error, one JSON object a line. Personal values have no business here: an
 * `err` is described without the values that a database quotes, and the paths below catch a request or
 * subject that is logged whole all the same.
 */
export function createLogger(options: { readonly service: string; readonly level: string }): Logger {
  return pino(
    {
      name: options.service,
      level: options.level,
      serializers: { err: describeFailure },
      redact: {
        paths: [
          'req.headers.authorization',
          '*.authorization',
          '*.key',
          'subject.value',
          '*.subject.value',
          '*.residentId',
        ],
        censor: '***',
      },
    },
    pino.destination(2),
  );
}
