import { randomUUID } from 'node:crypto';
import { type Identifier, localDate, type Perk } from '@egret/domain';
import type { EligibilityAsk } from '@egret/store';
import { aResidentId } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEligibilityChecks } from '../src/eligibility/checks.ts';
import { createMicroBatcher } from '../src/eligibility/micro-batcher.ts';
import { openTestApi, type TestApi } from './_api.ts';
import { holdPerson, operator, saveTestModels } from './_held.ts';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
  await saveTestModels(api);
});
afterAll(() => api[Symbol.asyncDispose]());

/** The API's context where one perk asks for something else. */
async function contextWith(changes: Partial<Perk>): Promise<TestApi['context']> {
  const tables = await api.context.reference.current();
  const perks = tables.perks.map((perk) => (perk.id === 'haicang-sports' ? { ...perk, ...changes } : perk));
  return { ...api.context, reference: { current: () => Promise.resolve({ ...tables, perks }) } };
}

function ask(number: string): EligibilityAsk {
  const identifier: Identifier = { scheme: 'resident-id', value: number };
  return {
    clientId: api.clients.venue.id,
    requestNo: randomUUID(),
    perk: 'haicang-sports',
    scheme: identifier.scheme,
    digests: api.sealing.identifierDigests(identifier),
    consentRef: '授权-1',
    operator,
  };
}

async function reasons(
  answers: readonly Promise<Awaited<ReturnType<ReturnType<typeof createEligibilityChecks>>>>[],
) {
  return (await Promise.all(answers)).map((answer) => (answer === 'conflict' ? answer : answer.reason));
}

describe('a perk with a quota', () => {
  it('is granted as often as the quota says, whoever asks at the same time', async () => {
    await holdPerson(api, aResidentId(1), { points: 700 });
    await holdPerson(api, aResidentId(2), { points: 700 });
    const context = await contextWith({ quota: { count: 3, per: 'day' } });
    // Two processes, each with its batches.
    const [one, other] = [createEligibilityChecks(context), createEligibilityChecks(context)];
    const answers = await reasons(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other)(ask(aResidentId(1)))),
    );
    expect(answers.filter((reason) => reason === 'eligible')).toHaveLength(3);
    expect(answers.filter((reason) => reason === 'quota-used')).toHaveLength(17);
    expect(await reasons([one(ask(aResidentId(2))), one(ask(aResidentId(98)))])).toEqual([
      'eligible',
      'not-eligible',
    ]);
    const used = await api.store.db.selectFrom('perk_quota_use').select(['used', 'period_start']).execute();
    expect(used).toContainEqual({ used: 3, period_start: '2020-12-31' });

    api.clock.moveTo('2021-01-01T00:00:00+08:00');
    expect(await reasons([one(ask(aResidentId(1)))])).toEqual(['eligible']);
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
  });

  it('uses nothing up for a request that comes again', async () => {
    await holdPerson(api, aResidentId(3), { points: 700 });
    const context = await contextWith({ quota: { count: 1, per: 'year' } });
    const [one, other] = [createEligibilityChecks(context), createEligibilityChecks(context)];
    const same = ask(aResidentId(3));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? one : other)(same)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ reason: 'eligible' });
    expect(await reasons([one(ask(aResidentId(3)))])).toEqual(['quota-used']);
  });
});

describe('a perk with hours', () => {
  it('is outside its period by the clock of Shanghai, for everybody alike', async () => {
    await holdPerson(api, aResidentId(4), { points: 700 });
    // 2020-12-31 was a Thursday.
    const context = await contextWith({ period: { weekdays: [4], from: '09:00', to: '12:00' } });
    const check = createEligibilityChecks(context);
    const both = () => reasons([check(ask(aResidentId(4))), check(ask(aResidentId(98)))]);
    expect(await both()).toEqual(['outside-period', 'outside-period']);
    api.clock.moveTo('2020-12-31T11:59:59+08:00');
    expect(await both()).toEqual(['eligible', 'not-eligible']);
    api.clock.moveTo('2020-12-30T10:00:00+08:00');
    expect(await both()).toEqual(['outside-period', 'outside-period']);
    api.clock.moveTo('2020-12-31T12:00:00+08:00');
  });
});

describe('a perk without a threshold', () => {
  it('needs enrolment only', async () => {
    await holdPerson(api, aResidentId(5));
    await holdPerson(api, aResidentId(6), { since: null });
    const check = createEligibilityChecks(await contextWith({ minimumScore: null }));
    expect(await reasons([check(ask(aResidentId(5))), check(ask(aResidentId(6)))])).toEqual([
      'eligible',
      'not-eligible',
    ]);
  });
});

const unbounded = { waiting: 100, isOfItem: () => false };

describe('createMicroBatcher', () => {
  it('answers each with its own, and gathers what comes while a question is under way', async () => {
    const sizes: number[] = [];
    const double = createMicroBatcher(
      async (items: readonly number[]) => {
        sizes.push(items.length);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return items.map((item) => item * 2);
      },
      { ...unbounded, largest: 4, inFlight: 1 },
    );
    const answers = await Promise.all(Array.from({ length: 10 }, (_, item) => double(item)));
    expect(answers).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(sizes).toEqual([4, 4, 2]);
  });

  it('asks at once when a question is full, and leaves the rest to the end of the turn', async () => {
    const asked: (readonly number[])[] = [];
    const answer = createMicroBatcher(
      async (items: readonly number[]) => {
        asked.push(items);
        return items;
      },
      { ...unbounded, largest: 2, inFlight: 2 },
    );
    const answers = [answer(0), answer(1), answer(2)];
    expect(asked).toEqual([[0, 1]]);
    await Promise.all(answers);
    expect(asked).toEqual([[0, 1], [2]]);
  });

  it('fails the one item that an error lies in, and answers the others of its question', async () => {
    const answer = createMicroBatcher(
      async (items: readonly number[]) => {
        if (items.includes(5)) throw new RangeError('five');
        return items;
      },
      { largest: 8, inFlight: 1, waiting: 100, isOfItem: (error) => error instanceof RangeError },
    );
    const settled = await Promise.allSettled(Array.from({ length: 8 }, (_, item) => answer(item)));
    expect(settled.map((each) => each.status === 'fulfilled' && each.value)).toEqual([
      ...[0, 1, 2, 3, 4],
      false,
      ...[6, 7],
    ]);
  });

  it('refuses at once what is more than may wait, and takes more when there is room', async () => {
    const answer = createMicroBatcher(async (items: readonly number[]) => items, {
      ...unbounded,
      ...{ largest: 2, inFlight: 1, waiting: 3 },
    });
    // Two are under way, three wait.
    const settled = await Promise.allSettled(Array.from({ length: 7 }, (_, item) => answer(item)));
    expect(settled.map((each) => each.status === 'fulfilled')).toEqual([
      ...[true, true, true, true, true],
      ...[false, false],
    ]);
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject([
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 429, headers: { 'retry-after': '1' } },
    ]);
    expect(await answer(8)).toBe(8);
  });

  it('fails the items of a failing question and goes on', async () => {
    const answer = createMicroBatcher(
      async (items: readonly number[]) => {
        if (items.includes(1)) throw new RangeError('one');
        return items;
      },
      { ...unbounded, largest: 2, inFlight: 1 },
    );
    const settled = await Promise.allSettled([answer(0), answer(1), answer(2)]);
    expect(settled.map((each) => each.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});

it('uses the date of the question for the rule and not the clock', async () => {
  await holdPerson(api, aResidentId(7), { points: 700 });
  const context = await contextWith({ activeFrom: localDate('2021-01-01') });
  const check = createEligibilityChecks(context);
  expect(await reasons([check(ask(aResidentId(7)))])).toEqual(['perk-not-active']);
});
