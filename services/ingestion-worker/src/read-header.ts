import {
  type HeaderMap,
  type Issue,
  mapHeader,
  shownTitle,
  standingTitles,
  standingTitlesOf,
  type Template,
} from '@egret/domain';
import { DeliveryError } from '@egret/store';

/** Where the cells of a delivery stand, and what its department should know of its columns. */
export interface ReadHeader {
  readonly map: HeaderMap;
  readonly warnings: readonly Issue[];
}

/**
 * Reads the header of a delivery. A column that the template does not know is a warning.
 * Throws `DeliveryError` where the header lacks what the template requires, and where a column that it does not know
 * looks like status, repair or validity: rows taken without it would count what is withdrawn, repaired or expired.
 */
export function readHeader(template: Template, titles: readonly string[]): ReadHeader {
  const map = mapHeader(template, titles);
  if (!map.ok) throw new DeliveryError(map.issues);
  const { unknownTitles } = map.value;
  const known = standingTitlesOf(template);
  const [first, ...rest] = standingTitles(unknownTitles).map((title): Issue => {
    const received = shownTitle(title);
    return { field: received, code: 'standing-column', received, params: { known } };
  });
  if (first !== undefined) throw new DeliveryError([first, ...rest]);
  const warnings = unknownTitles.map((title): Issue => {
    const received = shownTitle(title);
    return { field: received, code: 'column-left-out', received, params: {} };
  });
  return { map: map.value, warnings };
}
