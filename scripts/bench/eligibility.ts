import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { type Identifier, localDate } from '@egret/domain';
import { startQueryApi } from '@egret/query-api';
import { createLogger, createMetrics, endOfShanghaiDay, systemClock } from '@egret/runtime';
import {
  answerEligibilityChecks,
  createReferenceReader,
  createSealing,
  lawDigest,
  saveShippedReference,
  type Sealing,
  type Store,
} from '@egret/store';
import { sampleReference, testKeys } from '@egret/testing';
import fastify from 'fastify';
import { fillEnrolled } from './eligibility-sample.ts';
import { withBenchDatabase } from './bench-database.ts';
import { type BenchResult, median } from './bench-result.ts';
import type { Load, LoadResult } from './load-worker.ts';

const persons = 2_000;
const connections = 128;
const rounds = 5;
const roundMs = 1_500;
const asOf = localDate('2020-12-31');
const perk = 'library-no-deposit';

interface Question {
  readonly subject: Identifier;
  readonly consentRef: string;
  readonly requestNo: string;
  readonly operator: { readonly staffNo: string; readonly name: string };
}

/** Something that answers on a port of its own. */
interface Route {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Measures `POST /v1/eligibility-checks` over HTTP (key, validation, decision, durable check and audit row)
 * against a bare Fastify route that parses the same body and says yes: the same load from a thread of its
 * own, rounds in turn, medians in microseconds a request (the inverse of the throughput). The form with one
 * query a request stands beside it, printed only. Takes the URL of a database on a server where databases
 * may be created; works in one of its own and drops it.
 */
export async function benchEligibility(serverUrl: string): Promise<BenchResult> {
  return withBenchDatabase(serverUrl, measure);
}

async function measure(store: Store): Promise<BenchResult> {
  const sealing = createSealing(testKeys);
  await saveShippedReference(store.db, await sampleReference());
  const reference = createReferenceReader(store);
  const law = lawDigest((await reference.current()).law);
  const { clientId, key, numbers } = await fillEnrolled(store, sealing, persons, { asOf, law });
  const api = await startQueryApi({
    ...{ store, sealing, reference, clock: systemClock(asOf), metrics: createMetrics(), port: 0 },
    logger: createLogger({ service: 'bench', level: 'silent' }),
    ready: async () => true,
  });
  const bare = await bareRoute();
  const single = await oneQueryRoute(store, sealing, clientId, law);
  const load = {
    ...{ path: '/v1/eligibility-checks', key, connections, milliseconds: roundMs },
    bodies: numbers.map(bodyAbout),
  };
  const times: Record<'ours' | 'baseline' | 'single', number[]> = { ours: [], baseline: [], single: [] };
  try {
    for (let round = -1; round < rounds; round += 1) {
      const prefix = `round${round + 1}`;
      const ours = await runLoad({ ...load, port: portOf(api), prefix: `${prefix}-a` });
      const baseline = await runLoad({ ...load, port: portOf(bare), prefix: `${prefix}-b` });
      const oneByOne = await runLoad({ ...load, port: portOf(single), prefix: `${prefix}-c` });
      // The first round warms up.
      if (round < 0) continue;
      times.ours.push(ours);
      times.baseline.push(baseline);
      times.single.push(oneByOne);
    }
  } finally {
    await Promise.all([api.close(), bare.close(), single.close()]);
  }
  const [ours, baseline, oneByOne] = [median(times.ours), median(times.baseline), median(times.single)];
  console.log(
    `eligibility: ${perSecond(ours)} requests/s, bare route ${perSecond(baseline)}, one query a request ${perSecond(oneByOne)}`,
  );
  // The bare route asks for no key, checks nothing and keeps nothing; server, database and load share the machine.
  return { name: 'eligibility', ours, baseline, unit: 'µs/request', ratio: ours / baseline, limit: 4 };
}

function bodyAbout(number: string): string {
  return JSON.stringify({
    perk,
    subject: { scheme: 'resident-id', value: number },
    consentRef: '授权-2020-000001',
    requestNo: 'REQUEST_NO',
    operator: { staffNo: 'A-017', name: '经办员' },
  });
}

async function bareRoute(): Promise<Route> {
  const app = fastify();
  const answer = {
    ...{ checkId: randomUUID(), eligible: true, reason: 'eligible' },
    ...{ checkedAt: '2020-12-31T04:00:00.000Z', validUntil: '2020-12-31T15:59:59.999Z' },
  };
  app.post('/v1/eligibility-checks', () => answer);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => app.close() };
}

/** The same decision and the same rows, one statement a request, nothing checked. */
async function oneQueryRoute(store: Store, sealing: Sealing, clientId: string, law: Buffer): Promise<Route> {
  const app = fastify();
  app.post<{ Body: Question }>('/v1/eligibility-checks', async ({ body }) => {
    const now = new Date();
    const { subject, consentRef, requestNo, operator } = body;
    const digests = sealing.identifierDigests(subject);
    const [outcome] = await answerEligibilityChecks(
      store.pool,
      [{ clientId, requestNo, perk, scheme: subject.scheme, digests, consentRef, operator }],
      {
        ...{ asOf, checkedAt: now, validUntil: endOfShanghaiDay(now), decideStale: true },
        lawDigest: law,
        terms: [{ perk, active: true, withinPeriod: true, minimumScore: 600, quota: null }],
      },
    );
    return outcome;
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => app.close() };
}

function portOf(route: Route): number {
  return Number(new URL(route.url).port);
}

/** Microseconds a request. */
function runLoad(load: Load): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData: load });
    worker.once('message', ({ requests, milliseconds }: LoadResult) =>
      resolve((milliseconds * 1000) / requests),
    );
    worker.once('error', reject);
  });
}

function perSecond(microseconds: number): string {
  return (1_000_000 / microseconds).toFixed(0);
}
