import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Entry,
  type Identifier,
  type LegalRepresentative,
  type LocalDate,
  localDate,
  type SubjectKind,
} from '@egret/domain';
import { createTestDatabase, type TestDatabase } from '@egret/testing';
import { findSubject, runStatuses, subjectById } from '../src/index.ts';
import {
  company,
  penalty,
  person,
  recordEntry,
  registrationEntry,
  rowsOf,
  sealing,
  type TestWorker,
  testWorker,
} from './_delivery.ts';

const otherCompany = { scheme: 'uscc', value: '91350299MA0000023J' } as const;
const registrationNumber = { scheme: 'registration-number', value: '350299100000012' } as const;
/** Synthetic, as `person` is. */
const otherPerson = { scheme: 'resident-id', value: '350299199001010029' } as const;
const registry = { template: 'registry' } as const;

interface Named {
  readonly name?: string;
  readonly kind?: SubjectKind;
  readonly identifiers?: readonly [Identifier, ...Identifier[]];
  readonly decidedOn?: string;
  readonly representative?: LegalRepresentative | null;
}

/** A penalty of a firm, by its number. */
function fined(documentNumber: string, named: Named = {}): Entry {
  const {
    name = '厦门甲有限公司',
    kind = 'organisation',
    identifiers = [company],
    representative = null,
  } = named;
  const decidedOn = localDate(named.decidedOn ?? '2020-05-06');
  return recordEntry(penalty({ documentNumber, decidedOn }), {
    subject: { kind, name, identifiers, minorUntil: null },
    legalRepresentative: representative,
  });
}

function registered(named: Named & { readonly state?: 'in-business' | 'revoked' } = {}): Entry {
  const { name = '厦门甲有限公司', kind = 'organisation', identifiers = [company] } = named;
  const entry = registrationEntry(
    { name, state: named.state ?? 'in-business' },
    named.representative ?? null,
  );
  return { ...entry, subject: { kind, name, identifiers, minorUntil: null } };
}

const unnumbered = (name: string): LegalRepresentative => ({ name, identifier: null, minorUntil: null });
const numbered = (name: string): LegalRepresentative => ({ name, identifier: person, minorUntil: null });
const on = (day: string): { readonly deliveredOn: LocalDate } => ({ deliveredOn: localDate(day) });

describe('the directory', () => {
  let database: TestDatabase;
  let worker: TestWorker;

  beforeEach(async () => {
    database = await createTestDatabase();
    worker = await testWorker(database.url);
    return async () => {
      await worker[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    };
  });

  const current = (identifier: Identifier) => findSubject(worker.store.db, sealing, identifier);

  async function version(identifier: Identifier) {
    const subject = await current(identifier);
    return worker.store.db
      .selectFrom('subject_version')
      .selectAll()
      .where('subject_id', '=', subject?.id ?? '')
      .where('superseded_by_batch', 'is', null)
      .executeTakeFirstOrThrow();
  }

  async function representative() {
    return worker.store.db
      .selectFrom('relation')
      .select(['kind', 'name', 'related_subject_id'])
      .where('superseded_by_batch', 'is', null)
      .execute();
  }

  async function count(table: 'subject' | 'subject_version' | 'identifier'): Promise<number> {
    const { rows } = await worker.store.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return Number(rows);
  }

  async function issues() {
    const rows = await worker.store.db.selectFrom('quarantine').select('issues').execute();
    return rows.flatMap((row) => row.issues);
  }

  async function warnings(delivery: string): Promise<unknown> {
    const [run] = await runStatuses(worker.store.db, delivery);
    return run?.warnings.map(({ code, params }) => [code, params]);
  }

  describe('names of organisations', () => {
    it('puts a row under another firm’s name into quarantine with both names, and not on the code’s owner', async () => {
      await worker.deliver('r.csv', rowsOf(registered()), registry);
      expect(await worker.deliver('1.csv', rowsOf(fined('1号', { name: '厦门乙有限公司' })))).toMatchObject({
        inserted: 0,
        quarantined: 1,
      });
      expect(await issues()).toMatchObject([
        { code: 'name-of-another-subject', received: '厦门乙有限公司', params: { held: '厦门甲有限公司' } },
      ]);
    });

    it('takes a former name for the same firm, also where the older register comes later', async () => {
      await worker.deliver('r2.csv', rowsOf(registered({ name: '厦门丙有限公司' })), {
        ...registry,
        ...on('2020-03-01'),
      });
      await worker.deliver('r1.csv', rowsOf(registered()), { ...registry, ...on('2019-03-01') });
      expect(await version(company)).toMatchObject({
        name: '厦门丙有限公司',
        former_names: ['厦门甲有限公司'],
        named_by: 'register',
      });
      expect(await worker.deliver('1.csv', rowsOf(fined('1号')))).toMatchObject({ inserted: 1 });
      expect(await version(company)).toMatchObject({ name: '厦门丙有限公司' });
    });

    it('forgives how a name is typed, and takes the spelling of the latest date where no register names it', async () => {
      await worker.deliver(
        '1.csv',
        rowsOf(fined('1号', { name: '厦门（甲）有限公司', decidedOn: '2020-05-06' })),
      );
      await worker.deliver(
        '2.csv',
        rowsOf(fined('2号', { name: '厦门(甲)有限责任公司', decidedOn: '2020-01-06' })),
      );
      expect(await version(company)).toMatchObject({ name: '厦门（甲）有限公司', former_names: [] });
      await worker.deliver(
        '3.csv',
        rowsOf(fined('3号', { name: '厦门市(甲) 有限公司', decidedOn: '2020-05-07' })),
      );
      expect(await version(company)).toMatchObject({ name: '厦门市(甲) 有限公司', former_names: [] });
      expect(await count('subject')).toBe(1);
    });
  });

  describe('rows in quarantine', () => {
    it('leave no subject, code or version behind, whatever put them there', async () => {
      await worker.deliver('r.csv', rowsOf(registered()), registry);
      const before = [await count('subject'), await count('subject_version'), await count('identifier')];
      const twoContents = [
        fined('2号', {
          identifiers: [otherCompany],
          decidedOn: '2020-05-06',
          representative: numbered('陈某'),
        }),
        fined('2号', {
          identifiers: [otherCompany],
          decidedOn: '2020-05-07',
          representative: numbered('陈某'),
        }),
      ];
      const rows = rowsOf(
        fined('1号', { name: '乙', identifiers: [company, registrationNumber] }),
        ...twoContents,
      );
      expect(await worker.deliver('1.csv', rows)).toMatchObject({ inserted: 0, quarantined: 3 });
      expect([await count('subject'), await count('subject_version'), await count('identifier')]).toEqual(
        before,
      );
    });
  });

  describe('legal representatives', () => {
    it('come from the register, else from the row with the latest date, never from the last that arrives', async () => {
      const named = (number: string, decidedOn: string, name: string) =>
        rowsOf(fined(number, { decidedOn, representative: unnumbered(name) }));
      await worker.deliver('1.csv', named('1号', '2020-05-06', '林某'));
      await worker.deliver('2.csv', named('2号', '2019-05-06', '陈某'));
      expect(await representative()).toMatchObject([{ name: '林某', kind: 'legal-representative' }]);
      await worker.deliver('3.csv', named('3号', '2020-05-07', '林某'));
      await worker.deliver('4.csv', named('4号', '2020-05-06', '王某'));
      expect(await representative()).toMatchObject([{ name: '林某' }]);
      const register = registered({ representative: unnumbered('黄某') });
      await worker.deliver('r.csv', rowsOf(register), { ...registry, ...on('2018-01-31') });
      await worker.deliver('5.csv', named('5号', '2020-05-08', '林某'));
      expect(await representative()).toMatchObject([{ name: '黄某' }]);
    });

    it('lose only the link where the number is somebody else’s: the firm’s row is good', async () => {
      const own = recordEntry(penalty({ documentNumber: '1号' }), {
        subject: { kind: 'natural-person', name: '陈某', identifiers: [person], minorUntil: null },
        legalRepresentative: null,
      });
      await worker.deliver('1.csv', rowsOf(own));
      const firm = await worker.deliver('2.csv', rowsOf(fined('2号', { representative: numbered('林某') })));
      expect(firm).toMatchObject({ inserted: 1, quarantined: 0 });
      expect(await warnings('2.csv')).toEqual([['representative-name-differs', { rows: 1, lines: [2] }]]);
      expect(await representative()).toEqual([
        { kind: 'legal-representative', name: '林某', related_subject_id: null },
      ]);
    });

    it('do not outweigh the person’s own row, where the mistyped mention came first', async () => {
      await worker.deliver('2.csv', rowsOf(fined('2号', { representative: numbered('林某') })));
      const own = recordEntry(penalty({ documentNumber: '1号' }), {
        subject: { kind: 'natural-person', name: '陈某', identifiers: [person], minorUntil: null },
        legalRepresentative: null,
      });
      expect(await worker.deliver('1.csv', rowsOf(own))).toMatchObject({ inserted: 1 });
      expect(await warnings('1.csv')).toEqual([['mentioned-otherwise', { rows: 1, lines: [2] }]]);
      expect(await current(person)).toMatchObject({ name: '陈某' });
      expect(await representative()).toMatchObject([{ name: '林某', related_subject_id: null }]);
    });

    it('are warned of where the name is the one held for the firm and the number another', async () => {
      const renumbered = { ...numbered('陈某'), identifier: otherPerson };
      await worker.deliver('1.csv', rowsOf(fined('1号', { representative: numbered('陈某') })));
      expect(await warnings('1.csv')).toEqual([]);
      const rows = rowsOf(
        fined('2号', { representative: renumbered }),
        fined('3号', { representative: numbered('陈某') }),
        fined('4号', { representative: renumbered, name: '厦门乙有限公司' }),
        registered({ representative: renumbered }),
      );
      expect(await worker.deliver('2.csv', rows.slice(0, 3))).toMatchObject({ inserted: 2, quarantined: 1 });
      expect(await warnings('2.csv')).toEqual([['representative-number-differs', { rows: 1, lines: [2] }]]);
      await worker.deliver('r.csv', rows.slice(3), registry);
      expect(await warnings('r.csv')).toEqual([['representative-number-differs', { rows: 1, lines: [5] }]]);
    });

    it('are warned of once a run, by count and the first twenty lines', async () => {
      await worker.deliver('1.csv', rowsOf(fined('1号', { representative: numbered('陈某') })));
      const mistyped = Array.from({ length: 30 }, (_, n) =>
        fined(`${n + 2}号`, { representative: numbered('林某') }),
      );
      expect(await worker.deliver('2.csv', rowsOf(...mistyped))).toMatchObject({ inserted: 30 });
      const lines = Array.from({ length: 20 }, (_, n) => n + 2);
      expect(await warnings('2.csv')).toEqual([['representative-name-differs', { rows: 30, lines }]]);
    });

    it('are the operator (经营者) of a household, whose kind the register corrects', async () => {
      await worker.deliver('1.csv', rowsOf(fined('1号', { representative: numbered('陈某') })));
      const before = await current(company);
      expect(before).toMatchObject({ kind: 'organisation' });
      await worker.deliver(
        'r.csv',
        rowsOf(registered({ kind: 'self-employed', state: 'revoked' })),
        registry,
      );
      const id = before?.id ?? '';
      expect(await subjectById(worker.store.db, id)).toMatchObject({ kind: 'self-employed' });
      expect(await version(company)).toMatchObject({ version: 2, registration_state: 'revoked' });
      await worker.deliver('2.csv', rowsOf(fined('2号', { representative: numbered('陈某') })));
      expect(await representative()).toMatchObject([{ kind: 'operator', name: '陈某' }]);
    });
  });

  describe('codes that turn out to be one body’s', () => {
    const byOldNumber = (name = '厦门甲有限公司') =>
      fined('1号', { name, identifiers: [registrationNumber] });
    const byBoth = registered({ identifiers: [company, registrationNumber] });

    async function holders() {
      return worker.store.db
        .selectFrom('record_version')
        .select(['subject_id', 'document_number'])
        .where('superseded_by_batch', 'is', null)
        .orderBy('document_number')
        .execute();
    }

    it('are joined by the register, where one was known by an old number alone', async () => {
      await worker.deliver('1.csv', rowsOf(byOldNumber()));
      await worker.deliver('2.csv', rowsOf(fined('2号')));
      expect(await version(registrationNumber)).toMatchObject({ provisional: true });
      const old = await current(registrationNumber);
      const joined = await worker.deliver('r.csv', rowsOf(byBoth), registry);
      expect(joined).toMatchObject({ inserted: 1, quarantined: 0 });
      const survivor = await current(company);
      expect(await current(registrationNumber)).toEqual(survivor);
      expect(await holders()).toEqual([
        { subject_id: survivor?.id, document_number: '1号' },
        { subject_id: survivor?.id, document_number: '2号' },
      ]);
      expect(await subjectById(worker.store.db, old?.id ?? '')).toBeNull();
      const trace = await worker.store.db
        .selectFrom('subject_version')
        .select('merged_into')
        .where('subject_id', '=', old?.id ?? '')
        .where('superseded_by_batch', 'is', null)
        .execute();
      expect(trace).toEqual([{ merged_into: survivor?.id }]);
    });

    it('are not joined under two names: a person is asked', async () => {
      await worker.deliver('1.csv', rowsOf(byOldNumber('厦门丁商行')));
      expect(await worker.deliver('r.csv', rowsOf(byBoth), registry)).toMatchObject({ inserted: 1 });
      expect(await current(registrationNumber)).toMatchObject({ name: '厦门丁商行' });
      const proposals = await worker.store.db.selectFrom('subject_merge_proposal').selectAll().execute();
      expect(proposals).toMatchObject([
        {
          subject_id: (await current(company))?.id,
          other_subject_id: (await current(registrationNumber))?.id,
          reason: 'name-differs',
          decision: null,
        },
      ]);
    });

    it('lead to one proposal to merge where each is known by a code of its own, however often it comes', async () => {
      await worker.deliver(
        '1.csv',
        rowsOf(fined('1号', { identifiers: [otherCompany, registrationNumber] })),
      );
      await worker.deliver('r1.csv', rowsOf(byBoth), registry);
      const again = await worker.deliver('r2.csv', rowsOf(byBoth), registry);
      expect(again).toMatchObject({ quarantined: 0 });
      const proposals = await worker.store.db.selectFrom('subject_merge_proposal').selectAll().execute();
      expect(proposals).toMatchObject([
        {
          subject_id: (await current(company))?.id,
          other_subject_id: (await current(otherCompany))?.id,
          reason: 'code-of-another-subject',
        },
      ]);
      const record = rowsOf(fined('2号', { identifiers: [company, registrationNumber] }));
      expect(await worker.deliver('2.csv', record)).toMatchObject({ quarantined: 1 });
    });
  });
});
