import { fileURLToPath } from 'node:url';
import {
  buildTables,
  loadReference,
  numberVersions,
  type ReferenceTables,
  type ShippedDocument,
} from '@egret/reference';

const sampleProfile = fileURLToPath(new URL('../../../infra/profiles/haicang/', import.meta.url));

/** What a store of the sample district is given: national law and its profile. */
export async function sampleReference(): Promise<readonly ShippedDocument[]> {
  return loadReference(sampleProfile);
}

/** The tables of the sample district without a database. */
export async function sampleTables(): Promise<ReferenceTables> {
  return buildTables(numberVersions(await sampleReference()));
}
