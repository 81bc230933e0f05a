import { fileURLToPath } from 'node:url';
import { buildTables, loadReference, numberVersions } from '@egret/reference';

const profile = fileURLToPath(new URL('../../../infra/profiles/haicang/', import.meta.url));

/** The law as it ships, and the lists and rules that the sample's district adds. */
export const {
  law: nationalLaw,
  listDefinitions,
  listRules,
} = buildTables(numberVersions(await loadReference(profile)));
