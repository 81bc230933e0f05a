import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSubject, scoreOf, type Sealing, type Store } from '@egret/store';
import { writePrivateJson } from '../installation/files.ts';
import type { PersonaEntry } from '../seed/histories.ts';

const names = [
  'personScore700',
  'personBelow530',
  'personNotEnrolled',
  'enterpriseBlackListed',
  'enterpriseRepaired',
  'identifierUnknown',
  'usccUnknown',
] as const;

/** Subjects worth trying, by what there is to see with them. */
export type SampleSubjects = Readonly<Record<(typeof names)[number], PersonaEntry>>;

/**
 * Writes the subjects worth trying to a file that only its owner may read, each with what the store says
 * of it now, and returns them.
 */
export async function writeSampleSubjects(
  store: Store,
  sealing: Sealing,
  sample: string,
  path: string,
): Promise<SampleSubjects> {
  const personas = JSON.parse(await readFile(join(sample, 'personas.json'), 'utf8')) as SampleSubjects;
  const described: Record<string, unknown> = { synthetic: true };
  for (const name of names) {
    const { scheme, value } = personas[name];
    const subject = await findSubject(store.db, sealing, { scheme, value });
    const score = subject === null ? null : await scoreOf(store.db, subject.id);
    described[name] = {
      ...personas[name],
      subjectId: subject?.id ?? null,
      score: score === null ? null : score.points,
    };
  }
  await writePrivateJson(path, described);
  return personas;
}
