import { localDate } from '@egret/domain';
import { pullSource } from '@egret/ingestion-worker';
import { createLogger } from '@egret/runtime';
import {
  createReferenceReader,
  createSealing,
  dueSources,
  openSourceConnections,
  openStore,
  registerDeliveries,
  runStatuses,
} from '@egret/store';
import { testKeys } from '@egret/testing';
import { deliveringDepartments } from '../seed/layouts.ts';
import { template } from './ingestion-sample.ts';

/** What the process that takes in one file tells of it. */
export interface Ingested {
  readonly milliseconds: number;
  /** The most that the process ever held resident, in MB. */
  readonly residentMb: number;
  readonly inserted: number;
  readonly unchanged: number;
}

const [databaseUrl = '', path = '', delivery = '', rows = ''] = process.argv.slice(2);

const onError = (error: Error): void => {
  throw error;
};
await using store = openStore({ databaseUrl, connections: 2, applicationName: 'egret bench', onError });
await using sources = openSourceConnections(databaseUrl, onError);
const department = deliveringDepartments[template];
await registerDeliveries(store.db, [
  {
    ...{ template, department, name: delivery, location: path },
    ...{ deliveredOn: localDate('2020-12-31'), expectedRows: Number(rows) },
  },
]);
const logger = createLogger({ service: 'bench', level: 'error' });
const sealing = createSealing(testKeys);
const dependencies = { store, sources, sealing, reference: createReferenceReader(store), logger };
const start = performance.now();
for (const { sourceId } of await dueSources(store.db)) {
  await pullSource(dependencies, sourceId, new AbortController().signal);
}
const milliseconds = performance.now() - start;
const [run] = await runStatuses(store.db, delivery);
if (run?.state !== 'released') throw new Error(`${delivery}: ${run?.state} ${JSON.stringify(run?.issues)}`);
const { inserted, unchanged } = run;
const residentMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ milliseconds, residentMb, inserted, unchanged } satisfies Ingested));
