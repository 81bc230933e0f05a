import { localDate } from '@egret/domain';
import { buildApp } from '@egret/query-api';
import { createLogger, createMetrics, systemClock } from '@egret/runtime';
import { createReferenceReader, createSealing, type Store } from '@egret/store';
import { testKeys } from '@egret/testing';
import { withBenchDatabase } from './bench-database.ts';
import { atLeast, type BenchResult } from './bench-result.ts';
import { measureRoutes, printMeasured } from './measure-routes.ts';
import { fillForPages, uscc } from './pages-sample.ts';

const subjects = 400;
const recordsEach = 50;
const connections = 16;
const rounds = 3;
const milliseconds = 4_000;
const asOf = localDate('2020-12-31');
const path = '/v1/credit-reports';

/** At least so much of the rate of an empty route that sends a report of the same size through the same schema. */
const limit = 0.3;

/**
 * Measures `POST /v1/credit-reports` about organisations of 50 records (records with events and law, lists, score as of
 * the day, sealed copy, audit entry) against the same route whose handler sends one such report each time. Takes the URL
 * of a database on a server where databases may be created; works in one of its own and drops it.
 */
export async function benchReports(serverUrl: string): Promise<BenchResult> {
  return withBenchDatabase(serverUrl, async (store, databaseUrl) => {
    const key = await fillForPages(store, createSealing(testKeys), subjects, asOf, recordsEach);
    const bodies = Array.from({ length: subjects }, (_, at) => bodyAbout(uscc(at)));
    const measured = await measureRoutes(
      store,
      { databaseUrl, asOf, path, answer: await oneReport(store, key, bodies[0] ?? ''), status: 201 },
      { key, connections, milliseconds, bodies },
      rounds,
    );
    printMeasured('credit reports', measured);
    return atLeast('reports of an empty route', measured.ours.rate, measured.empty.rate, limit);
  });
}

function bodyAbout(value: string): string {
  return JSON.stringify({
    subject: { scheme: 'uscc', value },
    ...{ purpose: 'merit-award', matter: '评优', operator: { staffNo: 'A-017', name: '经办员' } },
  });
}

async function oneReport(store: Store, key: string, payload: string): Promise<object> {
  const app = await buildApp({
    ...{ store, sealing: createSealing(testKeys), reference: createReferenceReader(store) },
    ...{ clock: systemClock(asOf), metrics: createMetrics(), ready: async () => true },
    logger: createLogger({ service: 'bench', level: 'warn' }),
  });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url: path, headers, payload });
  await app.close();
  if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}
