import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from './limits.ts';
import { ApiError, badRequest } from '../errors/api-error.ts';
import { problemOf, problemType } from '../errors/problem.ts';

/** An address that no route has: where requests are led whose own address cannot be one. */
const nowhere = '/-';

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f]/;

/** What the server is told so that nothing is answered before our own routes and handlers, in other words than theirs. */
export const wireOptions = {
  // Longer than any request line: a parameter that is too long is for its schema to refuse, once the key is known.
  routerOptions: { maxParamLength: 16 * 1024 },
  // A path that does not decode, or holds control characters, is an address that does not exist, as any other.
  rewriteUrl: ({ url = nowhere }: IncomingMessage): string =>
    url.includes('%') && !isPath(url.split('?', 1)[0] ?? '') ? nowhere : url,
  genReqId: (): string => randomUUID(),
  // Who is connected already gets an answer, and the end of the connection with it.
  return503OnClosing: false,
  clientErrorHandler: answerParserError,
  http: { requireHostHeader: false },
};

function isPath(path: string): boolean {
  try {
    return !controlCharacter.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Names every request in its answer, and refuses what Node would refuse in words of its own. */
export function guardWire(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // HTTP/1.1 asks for exactly one (RFC 9112, section 3.2).
    const isHostless = request.raw.headers.host === undefined && request.raw.httpVersion === '1.1';
    done(isHostless ? badRequest() : undefined);
  });
  // Fastify types its server as one of several kinds; without options for another it is this one.
  const server: Server = app.server;
  server.on('checkExpectation', (_request, response) => {
    const { status, headers, body } = written(expectationFailed());
    response.writeHead(status, headers).end(body);
  });
  server.on('connect', (_request, socket) => answerRaw(socket, badRequest()));
}

function expectationFailed(): ApiError {
  return new ApiError(
    417,
    'expectation-failed',
    '不支持所要求的 Expect',
    'Expect asks for what is not offered',
  );
}

/** What Node's parser of HTTP refuses (`error.code` says why) is answered as a problem too; then the connection ends. */
function answerParserError(error: Error & { readonly code?: string }, socket: Duplex): void {
  answerRaw(socket, parserErrors[error.code ?? '']?.() ?? badRequest());
}

const parserErrors: Readonly<Record<string, () => ApiError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new ApiError(408, 'request-timeout', '请求未在时限内发送完毕', 'The request did not arrive in time'),
  HPE_HEADER_OVERFLOW: () =>
    new ApiError(
      431,
      'headers-too-large',
      '请求行与请求头过大',
      'The request line and headers are too large',
    ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () =>
    new ApiError(413, 'body-too-large', '请求正文过大', 'The body is too large'),
};

function answerRaw(socket: Duplex, error: ApiError): void {
  if (socket.writable) {
    const { status, headers, body } = written(error);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  }
  socket.destroy();
}

/** An answer for which there is no request of the framework. */
function written(error: ApiError) {
  const id = randomUUID();
  const body = JSON.stringify(problemOf(error, id));
  const headers = {
    ...securityHeaders,
    'x-request-id': id,
    'content-type': `${problemType}; charset=utf-8`,
    'content-length': String(Buffer.byteLength(body)),
    date: new Date().toUTCString(),
    connection: 'close',
  };
  return { status: error.status, headers, body };
}
