import { cleanCell } from '../normalise/cell.ts';
import type { HeaderMap } from './map-header.ts';
import type { Draft, Field } from './mapping.ts';

/** One row by field, its cells cleaned. Takes as many cells as the header has. */
export function mapRow(map: HeaderMap, cells: readonly string[]): Draft {
  // A copy of the blank row has its final shape from the start: writing to it allocates nothing more.
  const draft: Partial<Record<Field, string | null>> = { ...map.blank };
  for (const { field, index } of map.columns) {
    const cell = cells[index];
    if (cell !== undefined && cell !== '') draft[field] = cleanCell(cell);
  }
  return draft;
}
