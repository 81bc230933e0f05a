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
};

/** A version of a perk, or of an instrument, that holds from the first day of 2020; parts of its definition on top. */
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
    id: changes.id ?? (kind === 'perk' ? 'parking' : 'some-measures'),
    inForceFrom: localDate(changes.inForceFrom ?? '2020-01-01'),
    inForceTo: changes.inForceTo ?? null,
    definition: { ...definitions[kind], ...changes.definition },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return { ...parsed.document, version: changes.version ?? 1 };
}
