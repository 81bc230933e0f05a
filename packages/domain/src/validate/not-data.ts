import { mappings } from '../mappings/mappings.ts';
import type { Field } from '../mappings/mapping.ts';
import { templates } from '../vocabulary.ts';
import type { Row } from './row.ts';
import { report } from './row.ts';

/** Fields in which forms carry their explanations and examples. */
const telling: readonly Field[] = [
  'name',
  'documentNumber',
  'agreementNumber',
  'decidedOn',
  'acceptedOn',
  'registeredOn',
];

const explanation =
  /^(?:[（(【]?(?:表格说明|填表说明|填报说明|填写说明|示例|样例|范例|必填|选填)|(?:说明|注|例|例如)[:：])/;
const test = /^(?:测试(?:数据|企业|用例|行|单位)?|test)\d*$/i;

/** Titles and codes of all templates: a cell under `name` that is one of them belongs to a repeated header. */
const headings: ReadonlySet<string> = new Set(
  templates.flatMap((template) =>
    mappings[template].fields
      .filter(({ field }) => field === 'name')
      .flatMap(({ titles, columns }) => [...titles, ...columns]),
  ),
);

/** Whether a row is no data at all: it explains or repeats the form, is a test, or is empty. Adds the issue then. */
export function isNotData(row: Row): boolean {
  for (const field of telling) {
    const text = row.draft[field];
    if (text && (explanation.test(text) || (field === 'name' && isHeadingOrTest(text)))) {
      report(row, field, { code: 'not-data', params: {} });
      return true;
    }
  }
  if (row.draft.name === null && Object.values(row.draft).every((cell) => cell === null)) {
    report(row, 'name', { code: 'not-data', params: {} });
    return true;
  }
  return false;
}

function isHeadingOrTest(name: string): boolean {
  return test.test(name) || headings.has(name);
}
