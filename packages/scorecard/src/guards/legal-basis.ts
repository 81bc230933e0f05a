import type { LocalDate } from '@egret/domain';
import { addDays } from '@egret/domain';

import type { LegalBasis, ScoreModel } from '../schema.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** The days of a text or of a rule, both inclusive; null: no end on that side. */
interface Days {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/**
 * A score cites the law of its day: on every day of effect of a rule or a ceiling exactly one text holds, and none cites
 * a document of a later year. Whether what it cites is in force on all of its days, the table of instruments tells
 * (`textProblems` of the reference data).
 */
export function guardLegalBasis(model: ScoreModel): readonly Problem[] {
  const heads = [
    ...model.rules.map((rule, at) => [`/rules/${at}`, rule] as const),
    ...model.ceilings.map((ceiling, at) => [`/ceilings/${at}`, ceiling] as const),
  ];
  const dated = heads.map(([pointer, { legalBasis, effectiveFrom, effectiveTo }]) => {
    return { pointer, legalBasis, days: { from: effectiveFrom, to: effectiveTo } };
  });
  const always = (['notRated', 'insufficientData'] as const).flatMap((name) => {
    const words = model[name];
    return words === null
      ? []
      : [{ pointer: `/${name}`, legalBasis: words.legalBasis, days: { from: null, to: null } }];
  });
  return [...dated, ...always].flatMap(({ pointer, legalBasis, days }) => [
    ...gaps(`${pointer}/legalBasis`, legalBasis, days),
    ...legalBasis.flatMap((each, nth) => laterDocuments(`${pointer}/legalBasis/${nth}`, each)),
  ]);
}

/** Texts follow each other without gap or overlap, from the first day of effect to the last. */
function gaps(pointer: string, basis: LegalBasis, { from, to }: Days): readonly Problem[] {
  const [first, last] = [basis[0], basis.at(-1)];
  const begins = from === null || (first !== undefined && first.from <= from);
  const ends = last !== undefined && (last.to === null || (to !== null && to <= last.to));
  const meet = basis.every((each, nth) => {
    const next = basis[nth + 1];
    return next === undefined
      ? each.to === null || each.from <= each.to
      : each.to !== null && addDays(each.to, 1) === next.from;
  });
  if (begins && ends && meet) return [];
  const words = {
    zh: '依据须按日期先后相接，覆盖规则的全部施行期间',
    en: 'texts in the order of their days without gap or overlap, over the whole time of effect',
  };
  return [problem(pointer, 'legal-basis-days', words)];
}

/** A year in which something was issued: 〔2020〕49号, 令2025年第36号, GB/T 45255-2025. */
const years = /〔(\d{4})〕|(\d{4})年第\d+号|GB\/T ?\d+-(\d{4})/gu;

function laterDocuments(pointer: string, { text, from }: LegalBasis[number]): readonly Problem[] {
  return [...text.matchAll(years)].flatMap(([cited, ...groups]) => {
    const year = groups.find((group) => group !== undefined);
    if (year === undefined || year <= from.slice(0, 4)) return [];
    const words = {
      zh: '不得引用其所适用日期之后发布的依据',
      en: 'no document of a later year than the text is for',
    };
    return [problem(pointer, 'law-of-another-day', { ...words, received: cited })];
  });
}
