import { type Agent, request } from 'node:http';
import { connect } from 'node:net';

/** A request as it goes over the wire; the path is sent as it stands. */
export interface WireRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** After so many milliseconds without an answer it is given up; by default never. */
  readonly timeoutMs?: number;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends one request to the server at `url` and reads the answer whole; rejects where the connection breaks. */
export function send(
  url: string,
  { method = 'GET', path, headers = {}, body, timeoutMs }: WireRequest,
  agent?: Agent,
): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const sent = request(
    { hostname, port, method, path, headers: { ...length, ...headers }, ...(agent && { agent }) },
    (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, body: Buffer.concat(chunks).toString('utf8') });
      });
    },
  );
  sent.on('error', reject);
  if (timeoutMs !== undefined) {
    sent.setTimeout(timeoutMs, () => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)));
  }
  sent.end(body);
  return promise;
}

/**
 * Sends bytes as they are on a connection of their own, and returns all that comes back until the server closes it. With
 * `lastFor` nothing more is to come after them, and what is not answered within so many milliseconds is given up.
 */
export function sendBytes(url: string, bytes: string | Buffer, lastFor?: number): Promise<string> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  const socket = connect(Number(port), hostname, () => {
    if (lastFor === undefined) socket.write(bytes);
    else socket.end(bytes);
  });
  socket.setTimeout(lastFor ?? 0, () => socket.destroy(new Error(`no answer within ${lastFor} ms`)));
  socket.on('data', (chunk) => chunks.push(chunk));
  // The server may close while there is still something to send.
  socket.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
  });
  socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  return promise;
}

/** The first answer in what came back on a connection. */
export function parseAnswer(text: string): WireAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [line = '', ...lines] = text.slice(0, end).split('\r\n');
  const pairs = lines
    .map((each) => each.split(': ', 2))
    .map(([name = '', value]) => [name.toLowerCase(), value]);
  const headers: Record<string, string | undefined> = Object.fromEntries(pairs);
  const rest = Buffer.from(text.slice(end + 4));
  const body = rest.subarray(0, Number(headers['content-length'] ?? rest.length)).toString('utf8');
  return { status: Number(line.split(' ')[1]), headers, body };
}

const members = ['type', 'title', 'status', 'code', 'detail', 'detailEn', 'instance', 'errorCount', 'errors'];
const largest = 64 * 1024;

/**
 * A refusal as its status and code, such as `404 not-found`, where it is all that a refusal has to be: a problem document
 * with our members that names its request, of at most 64 KiB. Otherwise what is wrong with it.
 */
export function refusalOf({ status, headers, body }: WireAnswer): string {
  const wrong = (what: string) => `${status}, ${what}: ${body.slice(0, 300)}`;
  if (status < 400) return wrong('no refusal');
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return wrong('no problem');
  if (Buffer.byteLength(body) > largest) return wrong('too large');
  const problem: Record<string, unknown> = JSON.parse(body);
  if (Object.keys(problem).join() !== members.join()) return wrong('other members');
  if (problem['status'] !== status) return wrong('another status');
  if (problem['instance'] !== `urn:uuid:${String(headers['x-request-id'])}`) return wrong('no id');
  return `${status} ${String(problem['code'])}`;
}

/** The problem document of a refusal. */
export function problemIn({ body }: WireAnswer): {
  readonly detailEn: string;
  readonly errorCount: number;
  readonly errors: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly received: string | null;
  }[];
} {
  return JSON.parse(body);
}
