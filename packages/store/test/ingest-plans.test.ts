import { localDate, organisationCheckCharacter, usccCheckCharacter } from '@egret/domain';
import { aLicence, aRecordEntry, aRegistrationEntry, aRepresentative, aResidentId } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveredRow, Delivery } from '../src/index.ts';
import { openTestWorker, type OpenTestWorker, rowsOf } from './_delivery.ts';
import { plansOf, type StatementPlan } from './_statement-plans.ts';

const held = 6_000;
const delivered = 1_500;

function firm(serial: number) {
  const organisation = `TT${String(serial).padStart(6, '0')}`;
  const body = `91350299${organisation}${organisationCheckCharacter(organisation)}`;
  const value = `${body}${usccCheckCharacter(body)}`;
  return {
    kind: 'organisation',
    name: `合成${serial}号有限公司`,
    minorUntil: null,
    identifiers: [{ scheme: 'uscc', value }],
  } as const;
}

/** A licence of a firm, whose representative has a number of their own. */
function licence(serial: number, document: string, content = '食品经营') {
  const record = aLicence({ documentNumber: document, decidedOn: localDate('2020-03-04') });
  const { details } = record;
  return aRecordEntry({ ...record, details: { ...details, content } } as typeof record, {
    subject: firm(serial),
    legalRepresentative: aRepresentative({
      name: `代表${serial}`,
      identifier: {
        scheme: 'resident-id',
        value: aResidentId(1 + (serial % 900), `19${70 + Math.floor(serial / 900)}0101`),
      },
    }),
  });
}

function registered(serial: number) {
  const { name } = firm(serial);
  return aRegistrationEntry({ name }, { subject: firm(serial) });
}

function numbers(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

describe('the statements of a release', () => {
  let worker: OpenTestWorker;

  beforeAll(async () => {
    worker = await openTestWorker();
    const changes: Partial<Delivery> = { template: 'licence-organisation' };
    await worker.deliver('held.csv', rowsOf(...numbers(0, held).map((n) => licence(n, `旧${n}号`))), changes);
    await worker.deliver('register-held.csv', rowsOf(...numbers(0, held).map(registered)), {
      template: 'registry',
    });
    await worker.database.asOwner('analyze');
  });
  afterAll(() => worker[Symbol.asyncDispose]());

  async function plans(name: string, rows: readonly DeliveredRow[], changes: Partial<Delivery>) {
    const run = await worker.begin(name, { deliveredOn: localDate('2020-07-01'), ...changes });
    return plansOf(worker.client, () => worker.take(run, rows));
  }

  /** What is written by hand of each row may be some dozens; of each pair of rows it would be millions. */
  function expectLinear(found: readonly StatementPlan[]): void {
    expect(found.length).toBeGreaterThan(40);
    for (const { statement, handled } of found) expect(handled, statement).toBeLessThan(30 * delivered);
  }

  const small = [
    'authority',
    'batch',
    'ingest_run',
    'knowledge_clock',
    'key_check',
    'source',
    'staged_chunk',
  ];

  /** Statements that read a permanent table whole, with the tables. */
  function readingWhole(found: readonly StatementPlan[]) {
    return found
      .map(({ statement, scanned }) => ({
        statement,
        whole: scanned.filter((table) => !small.includes(table)),
      }))
      .filter(({ whole }) => whole.length > 0);
  }

  /** Of each kind as many: held as they are, revised, new of known and of new firms, and two that contradict each other. */
  function mixed(count: number, mark: string) {
    const of = (from: number) => numbers(from, count);
    return rowsOf(
      ...of(0).map((n) => licence(n, `旧${n}号`)),
      ...of(1_000).map((n) => licence(n, `旧${n}号`, `食品经营（${mark}）`)),
      ...of(2_000).map((n) => licence(n, `${mark}${n}号`)),
      ...of(mark === '多' ? held : 2 * held).map((n) => licence(n, `${mark}${n}号`)),
      ...of(3_000).flatMap((n) => [licence(n, `${mark}${n}号`, '甲'), licence(n, `${mark}${n}号`, '乙')]),
    );
  }

  it('are linear, whatever records come', async () => {
    const found = await plans('many.csv', mixed(delivered / 6, '多'), { template: 'licence-organisation' });
    expectLinear(found);
    const run = await worker.store.db
      .selectFrom('ingest_run')
      .select(['inserted', 'revised', 'unchanged', 'quarantined'])
      .where('delivery', '=', 'many.csv')
      .executeTakeFirstOrThrow();
    expect(run).toEqual({ inserted: 500, revised: 250, unchanged: 250, quarantined: 500 });
  });

  it('read no permanent table whole for a delivery that is small beside it', async () => {
    const few = await plans('few.csv', mixed(10, '少'), { template: 'licence-organisation' });
    expect(readingWhole(few)).toEqual([]);
    const register = numbers(held - 25, 50).map(registered);
    const registers = await plans('register.csv', rowsOf(...register), { template: 'registry' });
    expect(readingWhole(registers)).toEqual([]);
  });
});
