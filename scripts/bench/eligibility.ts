import { localDate } from '@egret/domain';
import { createReferenceReader, createSealing, lawDigest, saveShippedReference } from '@egret/store';
import { sampleReference, testKeys } from '@egret/testing';
import { fillEnrolled } from './eligibility-sample.ts';
import { withBenchDatabase } from './bench-database.ts';
import { atLeast, type BenchResult } from './bench-result.ts';
import { measureRoutes, printMeasured } from './measure-routes.ts';

const persons = 2_000;
const connections = 64;
const rounds = 3;
const milliseconds = 4_000;
const asOf = localDate('2020-12-31');

/** At least so much of the rate of the naked framework and of an empty route; p99 at most so many times the latter's. */
const limits = { naked: 0.5, empty: 0.7, p99: 2 };

/**
 * Measures `POST /v1/eligibility-checks` over HTTP (key, validation, decision, durable check that is its own audit entry)
 * against the framework without anything and against the same route of the same API with an empty handler. Takes the URL
 * of a database on a server where databases may be created; works in one of its own and drops it.
 */
export async function benchEligibility(serverUrl: string): Promise<readonly BenchResult[]> {
  return withBenchDatabase(serverUrl, async (store, databaseUrl) => {
    await saveShippedReference(store.db, await sampleReference());
    const law = lawDigest((await createReferenceReader(store).current()).law);
    const { key, numbers } = await fillEnrolled(store, createSealing(testKeys), persons, { asOf, law });
    const answer = {
      ...{ checkId: '019b0000-0000-7000-8000-000000000000', eligible: true, reason: 'eligible' },
      ...{ checkedAt: '2020-12-31T04:00:00.000Z', validUntil: '2020-12-31T15:59:59.999Z' },
    };
    const measured = await measureRoutes(
      store,
      { databaseUrl, asOf, path: '/v1/eligibility-checks', answer, status: 200 },
      { key, connections, milliseconds, bodies: numbers.map(bodyAbout) },
      rounds,
    );
    printMeasured('eligibility checks', measured);
    const { naked, empty, ours } = measured;
    return [
      atLeast('eligibility of the naked framework', ours.rate, naked.rate, limits.naked),
      atLeast('eligibility of an empty route', ours.rate, empty.rate, limits.empty),
      {
        ...{ name: 'eligibility p99 to an empty route', ours: ours.p99, baseline: empty.p99, unit: 'ms' },
        ...{ ratio: ours.p99 / empty.p99, limit: limits.p99 },
      },
    ];
  });
}

function bodyAbout(number: string): string {
  return JSON.stringify({
    perk: 'library-no-deposit',
    subject: { scheme: 'resident-id', value: number },
    consentRef: '授权-2020-000001',
    requestNo: 'REQUEST_NO',
    operator: { staffNo: 'A-017', name: '经办员' },
  });
}
