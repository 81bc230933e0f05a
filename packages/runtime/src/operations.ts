import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { type RunningService, runningService } from './service.ts';

export interface RunningOperations extends RunningService {
  /** Where it listens, such as `http://127.0.0.1:9090`. */
  readonly url: string;
}

/**
 * Serves what a platform needs of a worker without an API: `/healthz` (alive), `/readyz` (200 when `ready`
 * holds, else 503) and `/metrics` (Prometheus text). Throws the system's error where the port is taken.
 */
export async function serveOperations(options: {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly metrics: Metrics;
  readonly ready: () => Promise<boolean>;
  readonly logger: Logger;
}): Promise<RunningOperations> {
  const { host, metrics, ready, logger } = options;

  async function answer(path: string | undefined, response: ServerResponse): Promise<void> {
    if (path === '/metrics') {
      const { contentType, body } = await metrics.expose();
      response.writeHead(200, { 'content-type': contentType }).end(body);
    } else if (path === '/healthz') {
      sendStatus(response, 200, 'ok');
    } else if (path === '/readyz') {
      const isReady = await ready();
      sendStatus(response, isReady ? 200 : 503, isReady ? 'ok' : 'not-ready');
    } else {
      sendStatus(response, 404, 'not-found');
    }
  }

  const server = createServer((request, response) => {
    answer(request.url, response).catch((error: unknown) => {
      logger.warn({ err: error, path: request.url }, 'operations');
      sendStatus(response, 503, 'not-ready');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const service = runningService(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { ...service, url: `http://${host}:${port}` };
}

function sendStatus(response: ServerResponse, code: number, status: string): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ status }));
}
