import { localDate } from '@egret/domain';
import { parseDocument, type ReferenceDocument, type ReferenceKind } from '@egret/reference';
import { aClient, openKnowledge, sampleReference, type OpenKnowledge } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CitationError,
  createClient,
  createReferenceReader,
  currentSeq,
  decideReference,
  proposeReference,
  type ReferenceActor,
  referenceTables,
  referenceVersions,
  saveShippedReference,
  type Store,
} from '../src/index.ts';

const today = localDate('2020-12-31');

function document(
  kind: ReferenceKind,
  id: string,
  inForceFrom: string,
  definition: object,
  inForceTo: string | null = null,
): ReferenceDocument {
  const parsed = parseDocument(kind, { id, inForceFrom, inForceTo, definition });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.document;
}

function parking(inForceFrom: string, minimumScore: number, instrument = 'state-council-2016-33') {
  return document('perk', 'paid-parking', inForceFrom, {
    zh: '停车',
    en: 'Parking',
    benefit: { zh: '先离场后付费', en: 'Leave first' },
    basis: [{ instrument }],
    minimumScore,
    assumed: false,
    source: 'test',
  });
}

describe('reference data', () => {
  let knowledge: OpenKnowledge;
  let store: Store;
  const ids: string[] = [];
  beforeAll(async () => {
    knowledge = await openKnowledge();
    ({ store } = knowledge);
    for (const code of ['first', 'second']) {
      ids.push((await createClient(store.db, aClient({ code, roles: ['model-admin'] }))).id);
    }
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  function actor(index: number, staffNo: string): ReferenceActor {
    return { clientId: ids[index] ?? '', operator: { staffNo, name: staffNo }, reason: '会议纪要' };
  }
  const propose = (given: ReferenceDocument, by = actor(0, 'A1'), on = today) =>
    store.db.transaction().execute((trx) => proposeReference(trx, given, by, on));
  const decide = (version: number, decision: 'approve' | 'reject', by: ReferenceActor, on = today) =>
    store.db
      .transaction()
      .execute((trx) =>
        decideReference(trx, { kind: 'perk', id: 'paid-parking', version }, decision, by, on),
      );
  const threshold = async (on: string, seq?: number) => {
    const { perks } = await referenceTables(store.db, seq === undefined ? {} : { seq });
    const day = localDate(on);
    const perk = perks.find(
      (one) =>
        one.id === 'paid-parking' && one.activeFrom <= day && (one.activeTo === null || day <= one.activeTo),
    );
    return perk?.minimumScore;
  };

  it('is kept once, by however many processes ship it', async () => {
    const shipped = await sampleReference();
    await Promise.all([saveShippedReference(store.db, shipped), saveShippedReference(store.db, shipped)]);
    await saveShippedReference(store.db, shipped);
    const { count } = await store.db
      .selectFrom('reference_version')
      .select((query) => query.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(shipped.length);
    expect(await currentSeq(store.db)).toBe(1);
    const traces = await store.db
      .selectFrom('audit_entry')
      .select(['object', 'client_id'])
      .where('action', '=', 'ship-reference')
      .orderBy('object')
      .execute();
    expect(traces).toEqual([
      { object: 'reference/national', client_id: null },
      { object: 'reference/profile', client_id: null },
    ]);
    const tables = await referenceTables(store.db);
    expect(tables.issuers.map(({ reportPrefix }) => reportPrefix)).toEqual(['HC']);
    expect(tables.law.publicity.length).toBeGreaterThan(3);
  });

  it('is changed by two persons, from its day on, and known as it was before', async () => {
    const before = await currentSeq(store.db);
    expect(await propose(parking('2021-02-01', 660))).toEqual({ outcome: 'proposed', version: 2 });
    expect(await threshold('2021-02-01')).toBe(650);
    expect(await propose(parking('2021-03-01', 670), actor(1, 'B1'))).toEqual({
      outcome: 'open-proposal',
      version: 2,
    });
    expect((await decide(2, 'approve', actor(0, ' a1 '))).outcome).toBe('own-proposal');
    expect((await decide(2, 'approve', actor(1, 'A1'))).outcome).toBe('own-proposal');
    expect((await decide(2, 'approve', actor(1, 'B1'), localDate('2021-02-01'))).outcome).toBe('too-late');
    expect((await decide(2, 'approve', actor(1, 'B1'))).outcome).toBe('approved');
    expect((await decide(2, 'reject', actor(1, 'B1'))).outcome).toBe('decided-before');
    expect((await decide(9, 'reject', actor(1, 'B1'))).outcome).toBe('unknown');
    expect(await threshold('2021-01-31')).toBe(650);
    expect(await threshold('2021-02-01')).toBe(660);
    expect(await threshold('2021-02-01', before)).toBe(650);
    const audited = await store.db
      .selectFrom('audit_entry')
      .select(['action', 'object', 'operator_staff_no', 'result'])
      .where('client_id', 'is not', null)
      .orderBy('position')
      .execute();
    expect(audited).toEqual([
      {
        action: 'propose-reference',
        object: 'perk/paid-parking/2',
        operator_staff_no: 'A1',
        result: 'proposed',
      },
      {
        action: 'decide-reference',
        object: 'perk/paid-parking/2',
        operator_staff_no: 'B1',
        result: 'approved',
      },
    ]);
  });

  it('does not change what was answered, and rests on nothing that does not hold', async () => {
    expect(await propose(parking('2020-12-31', 660))).toEqual({
      outcome: 'too-early',
      earliest: '2021-01-01',
    });
    const broken = await propose(parking('2021-05-01', 660, 'gb-t-45255-2025'));
    expect(broken).toMatchObject({
      outcome: 'broken-citations',
      problems: [{ id: 'paid-parking', code: 'instrument-not-in-force', path: ['definition', 'basis', 0] }],
    });
    const repealed = document(
      'instrument',
      'state-council-2016-33',
      '2016-05-30',
      { number: '国发〔2016〕33号', title: { zh: '意见', en: 'Opinions' }, issuer: '国务院' },
      '2025-12-31',
    );
    expect(await propose(repealed)).toMatchObject({ outcome: 'broken-citations' });
  });

  it('shipped anew waits for a person where persons have decided, and replaces what only was shipped', async () => {
    const shipped = [
      { ...parking('2022-01-01', 640), origin: 'profile' as const },
      {
        ...document('issuer', 'issuer', '2021-01-01', {
          name: { zh: '平台', en: 'Platform' },
          place: { zh: '区', en: 'District' },
          reportPrefix: 'HX',
          divisionCode: '350205',
        }),
        origin: 'profile' as const,
      },
    ];
    await saveShippedReference(store.db, shipped);
    expect(await threshold('2022-01-01')).toBe(660);
    const { issuers } = await referenceTables(store.db);
    expect(issuers.map((one) => [one.reportPrefix, one.activeFrom, one.activeTo])).toEqual([
      ['HC', '2018-01-01', '2020-12-31'],
      ['HX', '2021-01-01', null],
    ]);
    expect((await decide(3, 'approve', actor(0, 'A1'))).outcome).toBe('approved');
    expect(await threshold('2022-01-01')).toBe(640);
    const versions = await referenceVersions(store.db, 'perk', 'paid-parking');
    expect(versions.map(({ version, origin, state }) => [version, origin, state])).toEqual([
      [1, 'profile', 'approved'],
      [2, 'decision', 'approved'],
      [3, 'profile', 'approved'],
    ]);
  });

  it('shipped with law that does not hold is refused as a whole', async () => {
    const saving = saveShippedReference(store.db, [
      { ...parking('2023-01-01', 1, 'no-such-law'), id: 'swimming', origin: 'profile' },
    ]);
    await expect(saving).rejects.toThrow(CitationError);
    await expect(saving).rejects.toThrow(/perk\/swimming version 1 .*no-such-law unknown-instrument/);
  });

  it('is read by services from what was approved last', async () => {
    const reader = createReferenceReader(store, 0);
    const first = await reader.current();
    expect(await reader.current()).toBe(first);
    expect(await propose(parking('2024-01-01', 600))).toEqual({ outcome: 'proposed', version: 4 });
    expect(await reader.current()).toBe(first);
    expect((await decide(4, 'approve', actor(1, 'B1'))).outcome).toBe('approved');
    expect((await reader.current()).perks.filter(({ id }) => id === 'paid-parking')).toHaveLength(4);
  });
});
