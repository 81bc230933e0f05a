import type { LocalDate } from '@egret/domain';
import type { ReferenceVersion } from './document.ts';
import { effectiveVersions, firstDayWithout } from './effective.ts';

/** An instrument that a text names on a day on which it does not hold, or that is not known at all. */
export interface TextProblem {
  /** As the text has it: `国办发〔2020〕49号`, `《中华人民共和国行政处罚法》`. */
  readonly name: string;
  /** The first day on which it does not hold; of an unknown one the first day of the text. */
  readonly on: LocalDate;
  readonly code: 'unknown-instrument' | 'instrument-not-in-force';
}

/** How instruments are named in Chinese texts: by title, by number of a document, order or announcement, by standard. */
const names =
  /《[^》]+》|[\u4e00-\u9fa5]+〔\d{4}〕\d+号|[\u4e00-\u9fa5]+令(?:\d{4}年)?第\d+号|[\u4e00-\u9fa5]+公告\d{4}年第\d+号|GB\/T \d+(?:\.\d+)?-\d{4}/g;

/**
 * The instruments that free text names and that do not hold on every day from `from` to `to` (null: without end), in the
 * order of the text. For what is not reference data itself: rules of score models, reasons in the sample.
 */
export function textProblems(
  text: string,
  from: LocalDate,
  to: LocalDate | null,
  versions: readonly ReferenceVersion[],
): readonly TextProblem[] {
  const instruments = effectiveVersions(versions.filter(isInstrument));
  return [...text.matchAll(names)].flatMap(([name]): TextProblem[] => {
    const named = instruments.filter(({ version }) => isNamed(version, name));
    if (named.length === 0) return [{ name, on: from, code: 'unknown-instrument' }];
    const on = firstDayWithout(named, from, to);
    return on === null ? [] : [{ name, on, code: 'instrument-not-in-force' }];
  });
}

function isInstrument(version: ReferenceVersion): version is ReferenceVersion<'instrument'> {
  return version.kind === 'instrument';
}

/** The number is the end of what was matched: the pattern cannot tell it from Chinese words before it. */
function isNamed({ definition }: ReferenceVersion<'instrument'>, name: string): boolean {
  if (name.startsWith('《')) return name === `《${definition.title.zh}》`;
  return definition.number !== null && name.endsWith(definition.number);
}
