import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { parseDocument, type ReferenceDocument, type ReferenceIssues } from './document.ts';
import { referenceKinds } from './kinds.ts';

/** A file of reference data is not what its schema says; names the file, the document and the field. */
export class ReferenceFileError extends Error {
  override name = 'ReferenceFileError';
  readonly forOperator = true;
}

/** A text of a file, and whose it is. */
export interface ShippedDocument extends ReferenceDocument {
  readonly origin: 'national' | 'profile';
}

/** National law ships with the domain package. A function, because vitest's global setup cannot resolve modules. */
function lawFolder(): string {
  return fileURLToPath(new URL('../law/', import.meta.resolve('@egret/domain')));
}

const fileSchema = z.strictObject({ kind: z.enum(referenceKinds), documents: z.array(z.unknown()).min(1) });

/**
 * Reads the national law that the software ships and, where one is named, the profile of a district: every `*.yaml` of
 * its folder. Throws `ReferenceFileError` with everything that is wrong in a file, and the system's error where a
 * folder cannot be read.
 */
export async function loadReference(profile: string | null): Promise<readonly ShippedDocument[]> {
  const national = (await readFolder(lawFolder())).map((one) => ({ ...one, origin: 'national' as const }));
  if (profile === null) return national;
  return [...national, ...(await readFolder(profile)).map((one) => ({ ...one, origin: 'profile' as const }))];
}

/** The texts of one folder, in the order of the files' names. */
async function readFolder(folder: string): Promise<readonly ReferenceDocument[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  const files = await Promise.all(
    names.map(async (name) => parseReferenceFile(name, await readFile(join(folder, name), 'utf8'))),
  );
  return files.flat();
}

/** The texts of a file, `{ kind, documents }` in YAML. `name` stands in messages. Throws `ReferenceFileError`. */
export function parseReferenceFile(name: string, text: string): readonly ReferenceDocument[] {
  const file = fileSchema.safeParse(parseYaml(name, text));
  if (!file.success) throw new ReferenceFileError(describeIssues(name, file.error.issues));
  const { kind, documents } = file.data;
  const parsed = documents.map((document) => parseDocument(kind, document));
  const problems = parsed.flatMap((one, index) =>
    one.ok ? [] : [describeIssues(`${name} documents[${index}]`, one.issues)],
  );
  if (problems.length > 0) throw new ReferenceFileError(problems.join('\n'));
  return parsed.flatMap((one) => (one.ok ? [one.document] : []));
}

function parseYaml(name: string, text: string): unknown {
  try {
    return parse(text, { merge: true });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new ReferenceFileError(`${name}: ${error.message}`, { cause: error });
  }
}

function describeIssues(place: string, issues: ReferenceIssues): string {
  return issues.map(({ path, message }) => `${place} ${path.join('.')}: ${message}`).join('\n');
}
