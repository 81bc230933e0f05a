import type { Dated } from '../dated.ts';
import { ruleInForce } from '../dated.ts';
import type { Label } from '../labels/label.ts';
import type { LocalDate } from '../local-date.ts';
import type { Citation } from './citation.ts';

/** An article of an instrument, with what it settles. */
export interface Article {
  readonly article: string;
  readonly zh: string;
}

/** A law, regulation, order, interpretation or notice (法律、法规、规章、司法解释、规范性文件) while it is in force. */
export interface Instrument extends Dated {
  readonly id: string;
  readonly version: number;
  /** As it is cited: `国办发〔2020〕49号`. Null where it is cited by its title alone. */
  readonly number: string | null;
  readonly title: Label;
  readonly issuer: string;
  /** The articles that this system cites; others are not known here. */
  readonly articles: readonly Article[];
  /** How sure the facts are, and what of them is a setting of ours; null where there is nothing to say. */
  readonly note: string | null;
}

/** The instrument of an id that is in force on a day, or null where none is. */
export function instrumentInForce(
  id: string,
  on: LocalDate,
  instruments: readonly Instrument[],
): Instrument | null {
  return ruleInForce(
    instruments.filter((one) => one.id === id),
    on,
  );
}

/**
 * A citation as officials write it: `《中华人民共和国行政处罚法》第51条`, `国办发〔2020〕49号`. An interpretation, order
 * or regulation is named with its number, a notice by its number alone.
 */
export function citationText(citation: Citation, instrument: Pick<Instrument, 'number' | 'title'>): string {
  const { number, title } = instrument;
  const name = number !== null && number.includes('〔') ? number : titleWithNumber(title.zh, number);
  return citation.article === null ? name : `${name}第${citation.article}条`;
}

function titleWithNumber(title: string, number: string | null): string {
  return number === null ? `《${title}》` : `《${title}》（${number}）`;
}
