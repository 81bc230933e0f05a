import { z } from 'zod';

/** What a package.json says about dependencies. */
export interface Manifest {
  /** The folder of the package.json, such as `packages/store`; `.` is the root. */
  readonly folder: string;
  readonly name: string;
  /** Needed to run: dependencies and optional dependencies. */
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

const table = z.record(z.string(), z.string()).default({});

const schema = z.object({
  name: z.string(),
  dependencies: table,
  optionalDependencies: table,
  devDependencies: table,
});

/** Reads the text of a package.json; throws if it is not one. */
export function parseManifest(folder: string, text: string): Manifest {
  const { name, dependencies, optionalDependencies, devDependencies } = schema.parse(JSON.parse(text));
  return {
    folder,
    name,
    dependencies: [...Object.keys(dependencies), ...Object.keys(optionalDependencies)],
    devDependencies: Object.keys(devDependencies),
  };
}
