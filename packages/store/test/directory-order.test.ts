import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Entry,
  type Identifier,
  type LegalRepresentative,
  localDate,
  type SubjectKind,
} from '@egret/domain';
import { createTestDatabase, department, firmCode, personCode } from '@egret/testing';
import { rowsOf, testWorker, type TestWorker } from './_delivery.ts';
import {
  fined,
  numbered,
  otherFirmCode,
  registered,
  registrationNumber,
  taxNumber,
  unnumbered,
} from './_directory.ts';

type Codes = readonly [Identifier, ...Identifier[]];

function row(
  documentNumber: string,
  decidedOn: string,
  identifiers: Codes,
  name: string,
  options: { readonly kind?: SubjectKind; readonly representative?: LegalRepresentative } = {},
): Entry {
  return fined(documentNumber, { decidedOn, identifiers, name, ...options });
}

function register(identifiers: Codes, name: string, kind: SubjectKind, representative: string): Entry {
  return registered({ identifiers, name, kind, representative: unnumbered(representative) });
}

interface Part {
  readonly template: 'registry' | 'penalty-organisation';
  readonly deliveredOn: string;
  readonly entries: readonly Entry[];
}

const registers: readonly Part[] = [
  ['2019-01-31', register([otherFirmCode], '厦门乙有限公司', 'organisation', '王某')] as const,
  ['2020-01-31', register([otherFirmCode], '厦门丙有限公司', 'organisation', '黄某')] as const,
].map(([deliveredOn, entry]) => ({ template: 'registry', deliveredOn, entries: [entry] }));

/** Rows that may come before the registers or after them. */
const rowsInAnyOrder: readonly Entry[] = [
  row('1号', '2018-03-01', [registrationNumber], '厦门（甲）商行', { representative: unnumbered('林某') }),
  row('2号', '2018-03-02', [registrationNumber, taxNumber], '厦门(甲)商行'),
  row('3号', '2018-03-03', [taxNumber], '厦门市（甲）商行', { representative: numbered('陈·某') }),
  row('4号', '2018-03-04', [firmCode], '厦门（甲） 商行', {
    kind: 'self-employed',
    representative: unnumbered('陈·某'),
  }),
  row('5号', '2018-03-05', [firmCode, registrationNumber], '厦门（甲）商行'),
  row('6号', '2018-03-06', [personCode], '陈•某', { kind: 'natural-person' }),
  row('7号', '2018-03-07', [personCode], '陈·某', { kind: 'natural-person' }),
];

/** Rows under a former name wait for the registers, as deliveries do. */
const rowsAfterRegisters: readonly Entry[] = [
  row('8号', '2018-03-08', [otherFirmCode], '厦门丙有限责任公司', { representative: numbered('赵某') }),
  row('9号', '2018-03-09', [otherFirmCode], '厦门乙有限公司', { representative: numbered('陈某') }),
];

/** The register that connects the firm's codes and calls it a household. */
const connecting: Part = {
  template: 'registry',
  deliveredOn: '2020-03-31',
  entries: [register([firmCode, registrationNumber], '厦门（甲）商行', 'self-employed', '陈·某')],
};

/** Delivers each worker's parts one after the other, the workers at the same time. */
async function deliverAll(workers: readonly TestWorker[], parts: readonly Part[]): Promise<void> {
  await Promise.all(
    workers.map(async (worker, at) => {
      const own = { uscc: at === 0 ? department.uscc : '11350299MB00000279', name: `第${at}局` };
      for (const [index, { template, deliveredOn, entries }] of parts.entries()) {
        if (index % workers.length !== at) continue;
        await worker.deliver(
          `${at}-${parts.length}-${String(index).padStart(2, '0')}.csv`,
          rowsOf(...entries),
          {
            template,
            deliveredOn: localDate(deliveredOn),
            department: own,
          },
        );
      }
    }),
  );
}

/** What the directory holds, without ids and without the places where it came from. */
async function held(worker: TestWorker): Promise<unknown> {
  const { rows } = await worker.client.query<{ held: unknown }>(`
    with coded as (
      select subject_id, string_agg(scheme || ' ' || encode(digest, 'hex'), ', ' order by scheme, digest) as codes
      from identifier where ended_by_batch is null group by subject_id
    )
    select jsonb_agg(s order by s.codes) as held from (
      select coded.codes, v.kind, v.name, v.former_names, v.registration_state, v.provisional, v.named_by, v.named_on,
        (select jsonb_agg(jsonb_build_array(r.name, p.codes, r.dated_on, r.from_register))
          from relation r left join coded p on p.subject_id = r.related_subject_id
          where r.subject_id = v.subject_id and r.superseded_by_batch is null) as representatives,
        (select jsonb_agg(d.document_number order by d.document_number) from record_version d
          where d.subject_id = v.subject_id and d.superseded_by_batch is null) as documents
      from subject_version v left join coded using (subject_id)
      where v.superseded_by_batch is null and v.merged_into is null
    ) s`);
  return rows[0]?.held;
}

async function outcomeOf(parts: readonly Part[], count: number): Promise<unknown> {
  const database = await createTestDatabase();
  const workers = await Promise.all(Array.from({ length: count }, () => testWorker(database.url)));
  try {
    const [worker] = workers;
    if (!worker) throw new Error('nobody works');
    await deliverAll(workers, parts);
    await deliverAll([worker], [records(rowsAfterRegisters)]);
    return await held(worker);
  } finally {
    for (const worker of workers) await worker[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  }
}

const records = (entries: readonly Entry[]): Part => ({
  template: 'penalty-organisation',
  deliveredOn: '2018-01-31',
  entries,
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

/** The rows in any order, cut into files in any way, with the registers anywhere among them. */
const anyOrder: fc.Arbitrary<readonly Part[]> = fc
  .tuple(shuffled(rowsInAnyOrder), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 8, maxLength: 8 }))
  .map(([rows, sizes]) => {
    const left = [...rows];
    return sizes.flatMap((size) => (left.length === 0 ? [] : [records(left.splice(0, size))]));
  })
  .chain((files) => shuffled([...files, ...registers, connecting]));

describe('what the directory holds', () => {
  it('does not depend on the order of deliveries, how rows are cut into files, or which worker is faster', async () => {
    const inOrder = [...registers, connecting, records(rowsInAnyOrder)];
    const expected = await outcomeOf(inOrder, 1);
    expect(expected).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.constantFrom(1, 2), async (parts, workers) => {
        expect(await outcomeOf(parts, workers)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  }, 180_000);

  it('does not lose what one worker adds to a body while the other joins it with its code', async () => {
    const expected = await outcomeOf([...registers, connecting, records(rowsInAnyOrder)], 1);
    const [first, second] = registers;
    if (!first || !second) throw new Error('no registers');
    const rows = (...numbers: readonly number[]): Part =>
      records(rowsInAnyOrder.filter((_, index) => numbers.includes(index + 1)));
    const parts = [rows(5), rows(2, 3, 4), connecting, rows(1, 6, 7), second, first];
    // Which worker comes first is chance: several tries meet the moment.
    for (let attempt = 0; attempt < 12; attempt += 1) expect(await outcomeOf(parts, 2)).toEqual(expected);
  }, 180_000);
});
