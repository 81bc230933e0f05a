import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where an installation that brings its own database keeps everything. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly sample: string;
  readonly inbox: string;
  readonly keys: string;
  readonly demoClients: string;
  readonly sampleSubjects: string;
}

/** The paths in `EGRET_DATA_DIR`, by default `.egret` in the project; nothing is made yet. */
export function dataFolderAt(directory: string | undefined): DataFolder {
  const path = resolve(directory ?? '.egret');
  return {
    path,
    postgres: join(path, 'postgres'),
    sample: join(path, 'sample'),
    inbox: join(path, 'inbox'),
    keys: join(path, 'keys.json'),
    demoClients: join(path, 'demo-clients.json'),
    sampleSubjects: join(path, 'sample-subjects.json'),
  };
}

/** Makes the folder where it is missing. The server's account must be able to pass through it, hence 0755. */
export async function makeDataFolder(folder: DataFolder): Promise<void> {
  const made = await mkdir(folder.path, { recursive: true, mode: 0o755 });
  // Against a strict umask; a folder that was there keeps its mode.
  if (made !== undefined) await chmod(folder.path, 0o755);
}
