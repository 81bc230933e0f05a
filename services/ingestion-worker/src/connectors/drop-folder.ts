import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { holdsCitizenNumber, localDate, mask, parseLocalDate, templates } from '@egret/domain';
import type { Delivery } from '@egret/store';

/** What neither the database (nor its indexes) nor the file system takes must not get as far as there. */
const plainText = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'text without control characters');

const manifestSchema = z.object({
  deliveries: z.array(
    z.object({
      file: plainText
        .regex(/^(?!\.{1,2}$)[^/\\]+$/, 'a file name without folders')
        .refine((name) => !holdsCitizenNumber(name), 'a file name without an identity number'),
      template: z.enum(templates),
      department: z.object({
        uscc: plainText,
        name: plainText.refine((name) => !holdsCitizenNumber(name), 'a name without an identity number'),
      }),
      deliveredOn: z.string().refine((text) => parseLocalDate(text) !== null, 'a calendar date YYYY-MM-DD'),
      rows: z.int32().nonnegative(),
      hold: z.boolean().default(false),
    }),
  ),
});

/** A manifest that cannot be understood: which one, and what is wrong with it. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/**
 * Looks through a drop folder (one sub-folder a delivery, each with its `manifest.json`, written last)
 * and returns what lies there, except in the folders that `seen` names. A folder without a manifest is not
 * complete and waits. Unreadable manifests are told to `onError` and do not keep the others.
 */
export async function readDropFolder(
  folder: string,
  seen: ReadonlySet<string>,
  onError: (error: ManifestError) => void,
): Promise<readonly { readonly folder: string; readonly deliveries: readonly Delivery[] }[]> {
  const found: { folder: string; deliveries: readonly Delivery[] }[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || seen.has(entry.name)) continue;
    if (holdsCitizenNumber(entry.name)) {
      onError(
        new ManifestError(`${join(folder, mask(entry.name))}: a folder's name without an identity number`),
      );
      continue;
    }
    const path = join(folder, entry.name, 'manifest.json');
    const read = await readManifest(path);
    if (read === null) continue;
    if (read instanceof ManifestError) {
      onError(read);
      continue;
    }
    const deliveries = read.deliveries.map((item) => ({
      template: item.template,
      department: item.department,
      name: `${entry.name}/${item.file}`,
      location: join(folder, entry.name, item.file),
      deliveredOn: localDate(item.deliveredOn),
      expectedRows: item.rows,
      hold: item.hold,
    }));
    found.push({ folder: entry.name, deliveries });
  }
  return found;
}

/** Returns what the manifest says, what is wrong with it, or null where there is none yet. */
async function readManifest(path: string): Promise<z.infer<typeof manifestSchema> | ManifestError | null> {
  try {
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    const manifest = manifestSchema.safeParse(JSON.parse(text));
    return manifest.success
      ? manifest.data
      : new ManifestError(`${path}: ${z.prettifyError(manifest.error)}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return new ManifestError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
