import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

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
}

const headEnd = Buffer.from('\r\n\r\n');
const digits = 9;

/** One connection: a request, its whole answer, the next request, until time is up. Returns how many were answered. */
function drive(load: Load, nextRequest: () => string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    let answered = 0;
    socket.on('connect', () => socket.write(nextRequest()));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const end = received.indexOf(headEnd);
      if (end < 0) return;
      const head = received.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (received.length < end + headEnd.length + length) return;
      if (!head.startsWith('HTTP/1.1 200')) {
        socket.destroy(new Error(`answered ${received.toString('utf8')}`));
        return;
      }
      received = Buffer.alloc(0);
      answered += 1;
      if (performance.now() < until) socket.write(nextRequest());
      else socket.end(() => resolve(answered));
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
  const start = performance.now();
  const until = start + load.milliseconds;
  const answered = await Promise.all(
    Array.from({ length: load.connections }, () => drive(load, nextRequest, until)),
  );
  return {
    requests: answered.reduce((sum, each) => sum + each, 0),
    milliseconds: performance.now() - start,
  };
}

// Started as a worker: `workerData` is the load. Nothing is transferred.
parentPort?.postMessage(await run(workerData as Load), []);
