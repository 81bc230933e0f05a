import { connect, type Socket } from 'node:net';

/** What to send, to where, from how many connections, for how long. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly key: string;
  readonly connections: number;
  readonly milliseconds: number;
  /** Bodies to send in turn; `REQUEST_NO` in them stands for a number of its own for each request. */
  readonly bodies: readonly string[];
  /** Told apart from other loads by this, of a fixed length. */
  readonly prefix: string;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly milliseconds: number;
  /** Half of the answers came within so many milliseconds, and 99 of a hundred within these. */
  readonly p50: number;
  readonly p99: number;
}

const headEnd = Buffer.from('\r\n\r\n');
const digits = 9;

/** One connection: a request, its whole answer, the next request, until time is up. Notes how long each took. */
function drive(load: Load, nextRequest: () => string, until: number, took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    let sentAt = 0;
    const send = (): void => {
      sentAt = performance.now();
      socket.write(nextRequest());
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const end = received.indexOf(headEnd);
      if (end < 0) return;
      const head = received.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (received.length < end + headEnd.length + length) return;
      if (!head.startsWith('HTTP/1.1 20')) {
        socket.destroy(new Error(`answered ${received.toString('utf8')}`));
        return;
      }
      received = Buffer.alloc(0);
      const now = performance.now();
      took.push(now - sentAt);
      if (now < until) send();
      else socket.end(() => resolve());
    });
  });
}

async function run(load: Load): Promise<LoadResult> {
  let sent = 0;
  const nextRequest = (): string => {
    const requestNo = `${load.prefix}${String(sent).padStart(digits, '0')}`;
    const body = (load.bodies[sent % load.bodies.length] ?? '').replace('REQUEST_NO', requestNo);
    sent += 1;
    return (
      `POST ${load.path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${load.key}\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    );
  };
  const took: number[] = [];
  const start = performance.now();
  const until = start + load.milliseconds;
  await Promise.all(Array.from({ length: load.connections }, () => drive(load, nextRequest, until, took)));
  const milliseconds = performance.now() - start;
  const sorted = Float64Array.from(took).toSorted();
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { requests: sorted.length, milliseconds, p50: at(0.5), p99: at(0.99) };
}

// A program of its own, so that sending takes no time from the server's thread: gets loads as messages.
process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
