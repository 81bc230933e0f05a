import { localDate } from '@egret/domain';
import { parseDocument, type ReferenceKind, type ReferenceVersion } from '../src/index.ts';

const definitions = {
  instrument: {
    number: null,
    title: { zh: '某办法', en: 'Some measures' },
    issuer: '某机关',
    articles: [{ article: '1', zh: '第一条' }],
  },
  perk: {
    zh: '停车',
    en: 'Parking',
    benefit: { zh: '先离场后付费', en: 'Leave first' },
    basis: [{ instrument: 'some-measures' }],
    minimumScore: 600,
    assumed: false,
    source: 'test',
  },
  'list-definition': {
    list: 'black',
    level: 'local',
    name: { zh: '某名单', en: 'Some list' },
    owner: '某机关',
    basis: [{ instrument: 'some-measures' }],
    determiningAuthorities: [{ type: 'ground-authority' }],
    termMonths: { min: 12, max: 36 },
    publicity: 'public',
    effects: [],
    appliesTo: ['organisation'],
    note: 'test',
  },
  'list-rule': {
    list: 'black',
    definitionId: 'some-list',
    basis: [{ instrument: 'some-measures' }],
    appliesTo: ['organisation'],
    reason: { zh: '某事由', en: 'Some reason' },
    condition: { type: 'judgment-default' },
    validity: { from: 'record', months: 24 },
    note: 'test',
  },
};

const ids: Readonly<Record<keyof typeof definitions, string>> = {
  instrument: 'some-measures',
  perk: 'parking',
  'list-definition': 'some-list',
  'list-rule': 'some-rule',
};

/** A version of a perk or of another kind that holds from the first day of 2020; parts of its definition on top. */
export function version(
  changes: {
    readonly kind?: keyof typeof definitions;
    readonly id?: string;
    readonly version?: number;
    readonly inForceFrom?: string;
    readonly inForceTo?: string | null;
    readonly definition?: object;
  } = {},
): ReferenceVersion {
  const kind = changes.kind ?? 'perk';
  const parsed = parseDocument(kind satisfies ReferenceKind, {
    id: changes.id ?? ids[kind],
    inForceFrom: localDate(changes.inForceFrom ?? '2020-01-01'),
    inForceTo: changes.inForceTo ?? null,
    definition: { ...definitions[kind], ...changes.definition },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return { ...parsed.document, version: changes.version ?? 1 };
}
