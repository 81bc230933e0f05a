import { Agent } from 'node:http';
import { createMetrics } from '@egret/runtime';
import { createReferenceReader } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp, defaultLimits } from '../src/index.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { requestMaker } from './_fuzz-requests.ts';
import { type FuzzRoute, holdWorld, type Known, routesOf } from './_fuzz-world.ts';
import { personalNumbers } from './_hostile-values.ts';
import { parseAnswer, refusalOf, send, sendBytes, type WireAnswer, type WireRequest } from './_http.ts';
import { type Random, randomOf } from './_random.ts';

/** The same seed makes the same requests again: `EGRET_FUZZ_SEED=7 EGRET_FUZZ_REQUESTS=100000` asks others, and more. */
const seed = Number(process.env['EGRET_FUZZ_SEED'] ?? 20_201_231);
const count = Number(process.env['EGRET_FUZZ_REQUESTS'] ?? 20_000);
const broken = Math.ceil(count / 50);
const atOnce = 12;
/** Milliseconds: far above what any answer takes on a busy machine, far below for ever. */
const hangs = 20_000;

type FuzzRequest = WireRequest & { readonly route: string };

describe(`requests of all kinds, of seed ${seed}`, () => {
  let api: TestApi;
  let app: FastifyInstance;
  let url: string;
  let known: Known;
  let routes: readonly FuzzRoute[];
  let make: () => FuzzRequest;
  const random = randomOf(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

  beforeAll(async () => {
    api = await openTestApi();
    known = await holdWorld(api);
    const context = { ...api.context, reference: createReferenceReader(api.store), metrics: createMetrics() };
    app = await buildApp(context, { ...defaultLimits, wrongKeys: count, unknownRoutes: count });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    routes = routesOf(app, api);
    const keys = Object.values(api.clients).map(({ key }) => key);
    make = requestMaker(random, routes, [...keys, 'wrong', ...personalNumbers], known);
  });
  afterAll(async () => {
    agent.destroy();
    await app.close();
    await api[Symbol.asyncDispose]();
  });

  it(`are answered or refused as they should be: ${count}`, { timeout: 280_000 }, async () => {
    const answered = new Set<string>();
    const faults = await allFaults(count, async () => {
      const request = make();
      const fault = await faultOf(request, ({ status, body }) => {
        if (status >= 300) return;
        answered.add(request.route);
        harvest(request.route, body, known);
      });
      return fault && `${fault} ← ${shown(request)}`;
    });
    expect(faults).toEqual([]);
    // What is never answered well was never tried beyond its schema.
    expect([...answered].toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  it(`and what is hardly HTTP, on ${broken} connections`, { timeout: 280_000 }, async () => {
    const faults = await allFaults(broken, async () => {
      const bytes = brokenBytes(random, make());
      const text = await sendBytes(url, bytes, hangs);
      const method = bytes.subarray(0, 4).toString() === 'HEAD' ? 'HEAD' : 'GET';
      const fault = text === '' ? null : faultIn({ method, path: '' }, parseAnswer(text));
      return fault && `${fault} ← ${bytes.toString('latin1').slice(0, 800)}`;
    });
    expect(faults).toEqual([]);
    expect((await send(url, { path: '/healthz' })).status).toBe(200);
  });

  /** Asks so many times, several at once, and returns the first things that were wrong. */
  async function allFaults(times: number, ask: () => Promise<string | null>): Promise<readonly string[]> {
    const faults: string[] = [];
    let begun = 0;
    async function askOn(): Promise<void> {
      while (begun < times && faults.length < 10) {
        const number = (begun += 1);
        const fault = await ask();
        if (fault) faults.push(`${number} of seed ${seed}: ${fault}`);
      }
    }
    await Promise.all(Array.from({ length: atOnce }, askOn));
    return faults;
  }

  /** Sends a request and returns what is wrong with how it was answered, or null. */
  async function faultOf(
    request: WireRequest,
    onAnswer: (answer: WireAnswer) => void,
  ): Promise<string | null> {
    try {
      const answer = await send(url, { ...request, timeoutMs: hangs }, agent);
      onAnswer(answer);
      return faultIn(request, answer);
    } catch (error) {
      // A body that is refused before it was sent whole may cost the connection, and the answer with it.
      const isLarge = Buffer.byteLength(request.body ?? '') > 64 * 1024;
      // What the parser refuses is answered with a body, of whatever method it was.
      return isLarge || request.method === 'HEAD' ? null : String(error);
    }
  }
});

function faultIn(request: WireRequest, answer: WireAnswer): string | null {
  if (answer.status >= 500) return `${answer.status} ${answer.body}`;
  const said = JSON.stringify(answer.headers) + withoutActedOn(request, answer);
  const told = personalNumbers.find((number) => said.includes(number));
  if (told !== undefined) return `a number in ${around(said, told)}`;
  if (answer.headers['x-request-id'] === undefined) return `no request id in ${said.slice(0, 500)}`;
  if (answer.status < 400 || request.method === 'HEAD') return null;
  const refusal = refusalOf(answer);
  return /^\d{3} [a-z-]+$/.test(refusal) ? null : refusal;
}

/** The body without the one thing that is meant to be shown: whom an entry is about, to those who decide on it. */
function withoutActedOn({ path }: WireRequest, { status, body }: WireAnswer): string {
  if (status >= 400 || !path.startsWith('/v1/list-entries')) return body;
  return body.replaceAll(/"identifier":\{"scheme":"resident-id","value":"[0-9X]+"\}/g, '');
}

/** Adds what was made to what later requests may name. */
function harvest(route: string, body: string, known: Known): void {
  const add = (name: string, pattern: RegExp): void => {
    const value = pattern.exec(body)?.[1];
    const values = known.get(name);
    if (value !== undefined && values !== undefined && values.length < 40) values.push(value);
  };
  if (route === 'POST /v1/consents') add('consents.uuid', /"id":"([0-9a-f-]{36})"/);
  if (route === 'POST /v1/list-entries') add('list-entries.uuid', /"id":"([0-9a-f-]{36})"/);
  add('reportNo', /"reportNo":"([^"]+)"/);
  add('cursor', /"nextCursor":"([^"]+)"/);
}

/** A request as bytes with some of them changed, left out or doubled. */
function brokenBytes({ int, pick, chance }: Random, { method, path, headers, body }: WireRequest): Buffer {
  const head = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = chance(0.8) ? `content-length: ${int(0, 300)}\r\n` : 'transfer-encoding: chunked\r\n';
  const lines = `${method} ${path} HTTP/1.1\r\nhost: egret\r\nconnection: close\r\n${length}${head.join('')}\r\n`;
  const bytes = Buffer.concat([Buffer.from(lines, 'latin1'), Buffer.from(body ?? '')]);
  for (let changes = int(0, 4); changes > 0; changes -= 1) {
    bytes[int(0, Math.min(bytes.length - 1, 120))] = pick([0, 9, 10, 13, 32, 37, 58, 127, 255, int(0, 255)]);
  }
  return bytes;
}

function around(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 150), at + 150);
}

function shown({ method, path, headers, body }: WireRequest): string {
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${String(body).slice(0, 600)}`;
}
