import type { Citation, LocalDate } from '@egret/domain';
import { isInForce } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';
import { effectiveVersions, type EffectiveVersion, firstDayWithout } from './effective.ts';
import type { ReferenceKind } from './kinds.ts';

/** What a text cites that does not hold on some day on which the text is in force. */
export interface CitationProblem {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly version: number;
  /** Where in the document, such as `definition`, `basis`, 0. */
  readonly path: readonly (string | number)[];
  /** What is cited: an instrument with its article, or a list definition. */
  readonly cited: string;
  /** The first day on which it does not hold. */
  readonly on: LocalDate;
  readonly code:
    | 'unknown-instrument'
    | 'instrument-not-in-force'
    | 'unknown-article'
    | 'unknown-list-definition'
    | 'list-definition-not-in-force';
}

/**
 * What a text cites must hold on all days on which the text decides: an instrument in force, with the article known of it;
 * the definition, of the same list, whose entries a list rule proposes. Returns one problem for each that does not, with
 * the first such day.
 */
export function citationProblems(versions: readonly ReferenceVersion[]): readonly CitationProblem[] {
  const byKind = Map.groupBy(versions, ({ kind }) => kind);
  const instruments = Map.groupBy(
    effectiveVersions(byKind.get('instrument') ?? []),
    ({ version }) => version.id,
  );
  const texts = [...byKind.values()].flatMap((ofKind) => effectiveVersions(ofKind));
  const brokenCitations = texts.flatMap((text) =>
    citationsIn(text.version.definition).flatMap(({ path, citation }) => {
      const broken = firstBrokenDay(text, citation, instruments.get(citation.instrument));
      if (broken === null) return [];
      const { kind, id, version } = text.version;
      const { instrument, article } = citation;
      const cited = article === null ? instrument : `${instrument} ${article}`;
      return [{ kind, id, version, path: ['definition', ...path], cited, ...broken }];
    }),
  );
  return [...brokenCitations, ...definitionProblems(byKind.get('list-rule'), byKind.get('list-definition'))];
}

function definitionProblems(
  rules: readonly ReferenceVersion[] = [],
  definitions: readonly ReferenceVersion[] = [],
): readonly CitationProblem[] {
  const lists = effectiveVersions(definitions);
  return effectiveVersions(rules).flatMap(({ version: rule, activeFrom, activeTo }) => {
    const { list, definitionId } = rule.definition as ReferenceVersion<'list-rule'>['definition'];
    const named = lists.filter(({ version: { id, definition } }) => {
      return (
        id === definitionId && (definition as ReferenceVersion<'list-definition'>['definition']).list === list
      );
    });
    const on = firstDayWithout(named, activeFrom, activeTo);
    if (on === null) return [];
    const { kind, id, version } = rule;
    const code = named.length === 0 ? 'unknown-list-definition' : 'list-definition-not-in-force';
    return [{ kind, id, version, path: ['definition', 'definitionId'], cited: definitionId, on, code }];
  });
}

type Broken = Pick<CitationProblem, 'on' | 'code'>;

function firstBrokenDay(
  text: EffectiveVersion,
  citation: Citation,
  instrument: readonly EffectiveVersion[] | undefined,
): Broken | null {
  if (instrument === undefined) return { on: text.activeFrom, code: 'unknown-instrument' };
  const withArticle = instrument.filter(({ version }) => hasArticle(version, citation.article));
  const on = firstDayWithout(withArticle, text.activeFrom, text.activeTo);
  if (on === null) return null;
  const inForce = instrument.some((one) => isInForce(one, on));
  return { on, code: inForce ? 'unknown-article' : 'instrument-not-in-force' };
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
