import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  buildTables,
  citationProblems,
  loadReference,
  numberVersions,
  type ReferenceTables,
} from '../src/index.ts';

const haicang = fileURLToPath(new URL('../../../infra/profiles/haicang/', import.meta.url));

describe.each([
  ['the national law alone', null],
  ['the national law with the profile of the sample', haicang],
])('%s', (_, profile) => {
  let versions: ReturnType<typeof numberVersions>;
  let tables: ReferenceTables;
  beforeAll(async () => {
    versions = numberVersions(await loadReference(profile));
    tables = buildTables(versions);
  });

  it('cites only what is in force on every day that its texts decide on', () => {
    expect(citationProblems(versions)).toEqual([]);
  });

  it('says of every text of law where it comes from: a source, knowledge of some confidence, or a setting', () => {
    const marked = /\[(来源：.+|K-(high|med|low))\]|为本系统设定/;
    const unmarked = versions
      // A perk names its source in a field of its own; issuer and authorities are the district's.
      .filter(({ kind }) => !['perk', 'issuer', 'authority'].includes(kind))
      .filter(({ definition }) => !('note' in definition && marked.test(definition.note ?? '')));
    expect(unmarked.map(({ kind, id, inForceFrom }) => `${kind}/${id} ${inForceFrom}`)).toEqual([]);
  });

  it('has an instrument behind every rule of law, under an id of its own', () => {
    for (const rules of Object.values(tables.law)) {
      expect(rules.length).toBeGreaterThan(0);
      for (const rule of rules) expect(rule.legalBasis).toMatch(/[《〔]/);
      expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
    }
  });
});
