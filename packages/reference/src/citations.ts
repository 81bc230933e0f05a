import type { Citation, LocalDate } from '@egret/domain';
import { addDays } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';
import { effectiveVersions, type EffectiveVersion } from './effective.ts';
import type { ReferenceKind } from './kinds.ts';

/** A text that cites what is not in force on a day on which the text decides. */
export interface CitationProblem {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly version: number;
  /** Where in the document, such as `definition`, `basis`, 0. */
  readonly path: readonly (string | number)[];
  readonly citation: Citation;
  /** The first day on which the citation does not hold. */
  readonly on: LocalDate;
  readonly code: 'unknown-instrument' | 'instrument-not-in-force' | 'unknown-article';
}

/**
 * Every citation of a text that decides somewhere between two dates must hold on all of these days: the instrument in
 * force, the article known of it. Returns the first day that breaks this, one problem a citation.
 */
export function citationProblems(versions: readonly ReferenceVersion[]): readonly CitationProblem[] {
  const byKind = Map.groupBy(versions, ({ kind }) => kind);
  const instruments = Map.groupBy(
    effectiveVersions(byKind.get('instrument') ?? []),
    ({ version }) => version.id,
  );
  const texts = [...byKind.values()].flatMap((ofKind) => effectiveVersions(ofKind));
  return texts.flatMap((text) =>
    citationsIn(text.version.definition).flatMap(({ path, citation }) => {
      const broken = firstBrokenDay(text, citation, instruments.get(citation.instrument));
      if (broken === null) return [];
      const { kind, id, version } = text.version;
      return [{ kind, id, version, path: ['definition', ...path], citation, ...broken }];
    }),
  );
}

type Broken = Pick<CitationProblem, 'on' | 'code'>;

function firstBrokenDay(
  text: EffectiveVersion,
  citation: Citation,
  instrument: readonly EffectiveVersion[] | undefined,
): Broken | null {
  if (instrument === undefined) return { on: text.activeFrom, code: 'unknown-instrument' };
  let day: LocalDate | null = text.activeFrom;
  while (day !== null && (text.activeTo === null || day <= text.activeTo)) {
    const on: LocalDate = day;
    const holding = instrument.find(
      ({ activeFrom, activeTo }) => activeFrom <= on && (activeTo === null || on <= activeTo),
    );
    if (holding === undefined) return { on, code: 'instrument-not-in-force' };
    if (!hasArticle(holding.version, citation.article)) return { on, code: 'unknown-article' };
    day = holding.activeTo && addDays(holding.activeTo, 1);
  }
  return null;
}

function hasArticle(instrument: ReferenceVersion, article: string | null): boolean {
  if (article === null) return true;
  const { articles } = instrument.definition as ReferenceVersion<'instrument'>['definition'];
  return articles.some((one) => one.article === article);
}

interface PlacedCitation {
  readonly path: readonly (string | number)[];
  readonly citation: Citation;
}

/** Everything in a definition that names an instrument, however deep. */
function citationsIn(value: unknown, path: readonly (string | number)[] = []): readonly PlacedCitation[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => citationsIn(member, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const own = isCitation(value)
    ? [{ path, citation: { instrument: value.instrument, article: value.article } }]
    : [];
  return [...own, ...Object.entries(value).flatMap(([key, member]) => citationsIn(member, [...path, key]))];
}

function isCitation(value: object): value is Citation {
  return 'instrument' in value && 'article' in value;
}
