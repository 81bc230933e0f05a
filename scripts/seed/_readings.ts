import { mapHeader, mapRow, renderIssue, validate } from '@egret/domain';
import type { Entry } from '@egret/domain';
import { sampleTables } from '@egret/testing';

import type { Delivery } from './deliveries.ts';
import { deliveringDepartments } from './layouts.ts';
import type { SampleRow } from './rows.ts';

/** A row as the domain reads it: what it says, or the codes of what is wrong with it, sorted and each once. */
export interface Reading {
  readonly delivery: string;
  readonly row: SampleRow;
  readonly entry: Entry | null;
  readonly codes: readonly string[];
}

/** Reads every row of the deliveries that can be parsed as one. Throws where a header is not that of its template. */
export async function readDeliveries(deliveries: readonly Delivery[]): Promise<Reading[]> {
  const { law } = await sampleTables();
  return deliveries.flatMap((delivery) => {
    const { template, titles, header, deliveredOn } = delivery;
    const map = mapHeader(template, header);
    if (!map.ok) throw new Error(map.issues.map((issue) => renderIssue(issue).en).join(' '));
    const context = { deliveredOn, department: deliveringDepartments[template] };
    return delivery.rows
      .filter(({ outcome }) => outcome !== 'rejected')
      .map((row) => {
        const cells = titles.map((title) => row.cells[title] ?? '');
        const checked = validate(template, mapRow(map.value, cells), context, law);
        const place = { delivery: `${delivery.month}/${delivery.file}`, row };
        return checked.ok
          ? { ...place, entry: checked.value, codes: [] }
          : { ...place, entry: null, codes: [...new Set(checked.issues.map(({ code }) => code))].sort() };
      });
  });
}
