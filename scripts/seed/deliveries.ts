import { templates } from '@egret/domain';
import type { LocalDate, Template } from '@egret/domain';

import { csvText } from './csv.ts';
import { deliveredOn } from './days.ts';
import type { Month } from './days.ts';
import { encodeGb18030 } from './gb18030.ts';
import { deliveringDepartments, householdWords, layouts, penaltyExtras } from './layouts.ts';
import { createRandom } from './prng.ts';
import { byDate } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** One file of one month. */
export interface Delivery {
  readonly month: Month;
  readonly template: Template;
  readonly file: string;
  readonly deliveredOn: LocalDate;
  /** The keys of the cells, in the order of the columns. */
  readonly titles: readonly string[];
  /** What the file calls them. */
  readonly header: readonly string[];
  readonly rows: readonly SampleRow[];
}

const householdFile = 'registry-household.csv';
/** The files of a month in their order: the register first, so that whoever is licensed is registered before. */
const files = new Set(['registry.csv', householdFile, ...templates.map((template) => `${template}.csv`)]);

/** The register of self-employed households is a file of its own: its columns have other words. */
function fileOf({ template, cells }: SampleRow): string {
  const household = template === 'registry' && cells['企业类型'] === '个体工商户';
  return household ? householdFile : `${template}.csv`;
}

/** The municipality's own penalty columns came with the new layouts in July 2018. */
function titlesOf(template: Template, month: Month): readonly string[] {
  const early = template.startsWith('penalty-') && month < '2018-07';
  return early ? layouts[template].filter((title) => !penaltyExtras.includes(title)) : layouts[template];
}

/** Sorts rows into the files of their months, each in the order of its dates. */
export function toDeliveries(rows: readonly SampleRow[]): Delivery[] {
  const byFile = Map.groupBy(rows, (row) => `${row.month}/${fileOf(row)}`);
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  return months.flatMap((month) =>
    [...files].flatMap((file) => {
      const own = byFile.get(`${month}/${file}`)?.sort(byDate) ?? [];
      return own.slice(0, 1).map(({ template }) => {
        const titles = titlesOf(template, month);
        const words = file === householdFile ? householdWords : {};
        const header = titles.map((title) => words[title] ?? title);
        return { month, template, file, deliveredOn: deliveredOn(month), titles, header, rows: own };
      });
    }),
  );
}

/** The bytes of a delivery: UTF-8, of some months with a byte order mark; one file is GB18030. */
export function deliveryBytes(seed: number, delivery: Delivery): Uint8Array {
  const text = csvText(delivery.titles, delivery.rows, delivery.header);
  if (delivery.month === '2019-06' && delivery.template === 'penalty-organisation') {
    return encodeGb18030(text);
  }
  const marked = createRandom(seed, `mark/${delivery.month}/${delivery.file}`).chance(0.15);
  return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
}

/** The manifest of the deliveries of one month: who delivers what, and how many rows are submitted, wrong ones included. */
export function manifestOf(deliveries: readonly Delivery[]) {
  return {
    synthetic: true,
    deliveries: deliveries.map(({ file, template, deliveredOn: on, rows }) => {
      const { uscc, name } = deliveringDepartments[template];
      return { file, template, department: { uscc, name }, deliveredOn: on, rows: rows.length };
    }),
  };
}
