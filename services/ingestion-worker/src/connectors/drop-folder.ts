import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { localDate, parseLocalDate, templates } from '@egret/domain';
import type { Delivery } from '@egret/store';

const manifestSchema = z.object({
  deliveries: z.array(
    z.object({
      file: z.string().regex(/^[^/\\]+$/, 'a file name without folders'),
      template: z.enum(templates),
      department: z.object({ uscc: z.string().min(1), name: z.string().min(1) }),
      deliveredOn: z.string().refine((text) => parseLocalDate(text) !== null, 'a calendar date YYYY-MM-DD'),
      rows: z.int().nonnegative(),
    }),
  ),
});

/** A manifest that cannot be understood: which one, and what is wrong with it. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/**
 * Looks through a drop folder (one sub-folder a delivery, each with its `manifest.json`, written last)
 * and gives what lies there, except in the folders that `seen` names. A folder without a manifest is not
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
    const path = join(folder, entry.name, 'manifest.json');
    if (!(await exists(path))) continue;
    const manifest = manifestSchema.safeParse(parseJson(await readFile(path, 'utf8')));
    if (!manifest.success) {
      onError(new ManifestError(`${path}: ${z.prettifyError(manifest.error)}`));
      continue;
    }
    const deliveries = manifest.data.deliveries.map((item) => ({
      template: item.template,
      department: item.department,
      name: `${entry.name}/${item.file}`,
      location: join(folder, entry.name, item.file),
      deliveredOn: localDate(item.deliveredOn),
      expectedRows: item.rows,
    }));
    found.push({ folder: entry.name, deliveries });
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
