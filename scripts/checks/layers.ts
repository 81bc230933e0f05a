import type { Manifest } from './manifest.ts';
import type { Violation } from './source-file.ts';

/**
 * What each package may depend on among ours: down only, services → store, runtime → scorecard → domain.
 * `embedded` and `testing` serve scripts and tests and are never part of a service.
 */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/scorecard': ['@egret/domain'],
  'packages/store': ['@egret/domain', '@egret/scorecard'],
  'packages/runtime': ['@egret/domain', '@egret/scorecard'],
  'packages/embedded': [],
  'packages/testing': ['@egret/domain', '@egret/scorecard', '@egret/store', '@egret/embedded'],
};

const BELOW_A_SERVICE = ['@egret/domain', '@egret/scorecard', '@egret/store', '@egret/runtime'];

/** The packages that are pure: everything of others that they may use. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/scorecard': ['zod', '@noble/hashes'],
};

/** Checks that each package depends only on those below it, and the pure ones on nothing but what is allowed. */
export function checkLayers(manifests: readonly Manifest[]): readonly Violation[] {
  return manifests
    .filter((manifest) => manifest.folder !== '.')
    .flatMap((manifest) => [...ownDependencies(manifest), ...foreignDependencies(manifest)]);
}

function ownDependencies(manifest: Manifest): readonly Violation[] {
  const below = manifest.folder.startsWith('services/') ? BELOW_A_SERVICE : BELOW[manifest.folder];
  if (below === undefined) {
    return [violation(manifest, 'is not in the table of layers of scripts/checks/layers.ts')];
  }
  const isOurs = (name: string): boolean => name.startsWith('@egret/');
  return [
    ...manifest.dependencies.filter((name) => isOurs(name) && !below.includes(name)),
    ...manifest.devDependencies.filter(
      (name) => isOurs(name) && !below.includes(name) && name !== '@egret/testing',
    ),
  ].map((name) => violation(manifest, `must not depend on ${name}: dependencies point down only`));
}

function foreignDependencies(manifest: Manifest): readonly Violation[] {
  const allowed = PURE[manifest.folder];
  if (allowed === undefined) return [];
  return manifest.dependencies
    .filter((name) => !name.startsWith('@egret/') && !allowed.includes(name))
    .map((name) => violation(manifest, `is pure and must not depend on ${name}`));
}

function violation(manifest: Manifest, message: string): Violation {
  return { path: `${manifest.folder}/package.json`, line: 1, message: `${manifest.name} ${message}` };
}
