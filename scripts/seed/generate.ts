import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { textOf } from './data.ts';
import { deliveryBytes, manifestOf } from './deliveries.ts';
import type { Delivery } from './deliveries.ts';
import type { Expectations } from './expected.ts';
import { personasFile } from './personas.ts';
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
  // A folder without its manifest is not complete: it comes last, under its name only when it is whole.
  await writeFile(join(directory, 'manifest.json.new'), json(manifestOf(deliveries)));
  await rename(join(directory, 'manifest.json.new'), join(directory, 'manifest.json'));
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found !== null;
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
  if (await exists(directory)) {
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
