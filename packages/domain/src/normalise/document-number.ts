import { checkIdentifier } from '../identity/check-identifier.ts';
import { toHalfWidth } from '../identity/normalise-identifier.ts';
import { mask } from '../mask.ts';

const yearInBrackets = /[([{【〔﹝〖](\d{4})[)\]}】〕﹞〗]/g;
/** Anything that the form below would change: most numbers have nothing of it. */
const irregular = /[\s()[\]{}【】﹝﹞〖〗\u3000\uFF01-\uFF5E]|^〔|\d{17}/;
const citizenNumber = /(?<!\d)\d{17}[\dX](?![0-9A-Z])/gi;

/**
 * The number of a document (文书号) in the one form under which it is compared: half-width letters and digits,
 * no white space, the year in 〔〕 whatever brackets came, except that a court's case number keeps its leading
 * （2020）; other round brackets full-width. A citizen number that somebody used as the document's is masked.
 * Sources: GB/T 9704-2012 for 〔〕, 法〔2015〕137号 for case numbers.
 */
export function normaliseDocumentNumber(text: string): string {
  if (!irregular.test(text)) return text;
  return toHalfWidth(text)
    .replace(/\s+/g, '')
    .replace(yearInBrackets, (_, year: string, offset: number) =>
      offset === 0 ? `（${year}）` : `〔${year}〕`,
    )
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(citizenNumber, (number) =>
      checkIdentifier('resident-id', number, '').ok ? mask(number) : number,
    );
}
