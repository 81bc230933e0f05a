import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { textOf } from './data.ts';
import { deliveryBytes, manifestOf } from './deliveries.ts';
import type { Delivery } from './deliveries.ts';
import type { Expectations } from './expected.ts';
import { personasFile } from './histories.ts';
import { publishedFigures } from './published-figures.ts';
import { buildSample } from './sample.ts';

/** What was written, and what a store must make of it. */
export interface SampleSummary extends Expectations {
  readonly directory: string;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function writeMonth(seed: number, directory: string, deliveries: readonly Delivery[]): Promise<void> {
  await mkdir(directory);
  for (const delivery of deliveries) {
    await writeFile(join(directory, delivery.file), deliveryBytes(seed, delivery));
  }
  await writeFile(join(directory, 'manifest.json'), json(manifestOf(deliveries)));
}

/**
 * Writes the synthetic sample district of a seed to a directory that does not exist yet: a drop folder with one
 * sub-folder a month from 2018-01 to 2020-12, and beside them the personas (readable by the owner only), the
 * list determinations, the year's published figures and what a store must make of it all. The directory
 * appears whole or not at all. Throws where it exists.
 */
export async function generateSample(
  directory: string,
  options: { readonly seed: number },
): Promise<SampleSummary> {
  if (existsSync(directory)) {
    throw new Error(`${directory} exists already: remove it or choose another directory`);
  }
  const { seed } = options;
  const sample = buildSample(seed);
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  for (const [month, deliveries] of Map.groupBy(sample.deliveries, (delivery) => delivery.month)) {
    await writeMonth(seed, join(draft, month), deliveries);
  }
  await writeFile(join(draft, 'SYNTHETIC.txt'), textOf('SYNTHETIC.txt'));
  await writeFile(join(draft, 'personas.json'), json(personasFile(sample.personas)), { mode: 0o600 });
  await writeFile(
    join(draft, 'list-decisions.json'),
    json({ synthetic: true, decisions: sample.listDecisions }),
  );
  await writeFile(
    join(draft, 'published-figures.json'),
    json({ synthetic: true, figures: publishedFigures }),
  );
  await writeFile(join(draft, 'expected.json'), json(sample.expectations));
  await rename(draft, directory);
  return { directory, ...sample.expectations };
}
