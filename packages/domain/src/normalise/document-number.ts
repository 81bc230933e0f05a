import { checkIdentifier } from '../identity/check-identifier.ts';
import { toHalfWidth } from '../identity/normalise-identifier.ts';
import { findCitizenNumbers } from '../identity/personal-numbers.ts';
import { mask } from '../mask.ts';

const yearInBrackets = /[([{【〔﹝〖](\d{4})[)\]}】〕﹞〗]/g;
/** Anything that the form below would change: most numbers have nothing of it. */
const irregular = /[\s()[\]{}【】﹝﹞〖〗\u3000\uFF01-\uFF5E]|^〔/;
const digitsAlone = /^\d+[\dX]$/i;
/**
 * The number of a document (文书号) in the one form under which it is compared: half-width letters and digits,
 * no white space, the year in 〔〕 whatever brackets came, except that a court's case number keeps its leading
 * （2020）; other round brackets full-width. A citizen number that somebody used as the document's is masked, in whatever
 * disguise; digits without one of which the check character is wrong are a case number.
 * Sources: GB/T 9704-2012 for 〔〕, 法〔2015〕137号 for case numbers.
 */
export function normaliseDocumentNumber(text: string): string {
  return withoutCitizenNumbers(irregular.test(text) ? inOneForm(text) : text);
}

function inOneForm(text: string): string {
  return toHalfWidth(text)
    .replace(/\s+/g, '')
    .replace(yearInBrackets, (_, year: string, offset: number) =>
      offset === 0 ? `（${year}）` : `〔${year}〕`,
    )
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

function withoutCitizenNumbers(text: string): string {
  let masked = text;
  for (const { start, end } of findCitizenNumbers(text).toReversed()) {
    const number = masked.slice(start, end);
    const isCaseNumber = digitsAlone.test(number) && !checkIdentifier('resident-id', number, '').ok;
    if (!isCaseNumber) masked = masked.slice(0, start) + mask(number) + masked.slice(end);
  }
  return masked;
}
