import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Db,
  overview,
  type PublishedFigure,
  type ReferenceReader,
  savePublishedFigures,
  type Sealing,
  type Store,
} from '@egret/store';
import type { Clock } from '@egret/runtime';
import type { DataFolder } from '../installation/data-folder.ts';
import type { DemoClients } from './demo-clients.ts';
import { enterListDecisions } from './list-decisions.ts';
import type { Persist } from './persist.ts';
import type { Progress } from './progress.ts';
import { type SampleSubjects, writeSampleSubjects } from './sample-subjects.ts';
import { printSummary } from './summary.ts';
import { waitUntilIngested, waitUntilScored } from './wait-until-loaded.ts';

/**
 * Sees the sample district through: waits until the services have ingested and scored it, enters the list
 * decisions and the printed figures, and prints the summary. Returns the subjects worth trying, or null where
 * `signal` aborted first. Whatever is there already stays as it is.
 */
export async function loadSample(options: {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly reference: ReferenceReader;
  readonly folder: DataFolder;
  readonly clients: DemoClients;
  readonly startScoring: () => Promise<void>;
  readonly progress: Progress;
  readonly persist: Persist;
  readonly signal: AbortSignal;
}): Promise<SampleSubjects | null> {
  const { store, sealing, clock, reference, folder, clients, progress, persist, signal } = options;
  const asOf = clock.businessDate();
  await waitUntilIngested(store, await countDeliveries(folder.sample), progress, persist, signal);
  if (signal.aborted) return null;
  // What authorities decided elsewhere is known before the rules look, so that they do not propose it again.
  await persist(async () =>
    enterListDecisions(store, sealing, clients, await reference.current(), asOf, folder.sample),
  );
  // A district that is half in would be scored twice, and its rules would propose what the other half refutes.
  await persist(options.startScoring);
  await waitUntilScored(store, asOf, persist, signal);
  if (signal.aborted) return null;
  await persist(() => saveFigures(store.db, folder.sample));
  const subjects = await persist(() =>
    writeSampleSubjects(store, sealing, folder.sample, folder.sampleSubjects),
  );
  progress.say('样例区已归集并评分', 'the sample district is ingested and scored');
  printSummary(await persist(() => overview(store.db, asOf)), progress);
  return subjects;
}

/** The generated months all have their manifest; what else a person may have put into the folder is not ours to count. */
async function countDeliveries(sample: string): Promise<number> {
  let count = 0;
  for (const name of await readdir(sample)) {
    if (!/^\d{4}-\d{2}$/.test(name)) continue;
    const text = await readFile(join(sample, name, 'manifest.json'), 'utf8');
    count += (JSON.parse(text) as { readonly deliveries: readonly unknown[] }).deliveries.length;
  }
  return count;
}

async function saveFigures(db: Db, sample: string): Promise<void> {
  const text = await readFile(join(sample, 'published-figures.json'), 'utf8');
  await savePublishedFigures(
    db,
    (JSON.parse(text) as { readonly figures: readonly PublishedFigure[] }).figures,
  );
}
