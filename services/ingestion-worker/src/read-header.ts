import {
  type HeaderMap,
  mapHeader,
  shownTitle,
  standingTitles,
  standingTitlesOf,
  type Template,
} from '@egret/domain';
import { DeliveryError, type RunWarning } from '@egret/store';

/** Where the cells of a delivery stand, and what its department should know of its columns. */
export interface ReadHeader {
  readonly map: HeaderMap;
  readonly warnings: readonly RunWarning[];
}

/**
 * Reads the header of a delivery. A column that the template does not know is a warning.
 * Throws `DeliveryError` where the header lacks what the template requires, and where a column that it does not know
 * looks like status, repair or validity: rows taken without it would count what is withdrawn, repaired or expired.
 */
export function readHeader(template: Template, titles: readonly string[]): ReadHeader {
  const map = mapHeader(template, titles);
  if (!map.ok) {
    const issues = map.issues.map((issue) => `${issue.field}: ${issue.zh} ${issue.en}`);
    throw new DeliveryError(`the header does not fit template ${template}: ${issues.join('; ')}`);
  }
  const { unknownTitles } = map.value;
  const standing = standingTitles(unknownTitles);
  if (standing.length > 0) throw new DeliveryError(unknownStanding(template, standing));
  const warnings = unknownTitles.map(
    (title) => ({ code: 'unknown-column', title: shownTitle(title) }) as const,
  );
  return { map: map.value, warnings };
}

/** The columns come last: a reason is cut where it is too long, and what to do must stay. */
function unknownStanding(template: Template, titles: readonly string[]): string {
  const known = standingTitlesOf(template).join('、');
  const named = titles.map((title) => `“${shownTitle(title)}”`).join('、');
  return (
    `表头中有模板 ${template} 没有的状态、修复或有效期列，整份文件均未采用，以免漏掉撤销、修复或失效。` +
    `请将该列改为模板的列名（${known}），不需要的请删去，然后重新报送 · ` +
    `the header has columns of status, repair or validity that the template does not know, so nothing was taken: ` +
    `rename each to the template's title or drop it, and deliver the file again. 列 columns: ${named}`
  );
}
