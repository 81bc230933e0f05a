import { randomBytes, randomUUID } from 'node:crypto';
import { localDate } from '@egret/domain';
import {
  aClient,
  type OpenKnowledge,
  openKnowledge,
  personModel,
  testSealing as sealing,
} from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerEligibilityChecks,
  createClient,
  type EligibilityAsk,
  type EligibilityMoment,
  type EligibilityOutcome,
  saveShippedModels,
} from '../src/index.ts';

let knowledge: OpenKnowledge;
let clientId: string;

beforeAll(async () => {
  knowledge = await openKnowledge();
  await saveShippedModels(knowledge.store.db, [personModel()]);
  const venue = aClient({ roles: ['venue'] });
  ({ id: clientId } = await createClient(knowledge.store.db, venue));
});
afterAll(() => knowledge[Symbol.asyncDispose]());

const moment: EligibilityMoment = {
  asOf: localDate('2020-12-31'),
  checkedAt: new Date('2020-12-31T04:00:00Z'),
  lawDigest: Buffer.alloc(32),
  decideStale: false,
  terms: [
    { perk: 'haicang-sports', active: true, withinPeriod: true, minimumScore: 600, quota: null },
    {
      perk: 'roadside-parking',
      active: true,
      withinPeriod: true,
      minimumScore: 600,
      quota: { count: 2, periodStart: localDate('2020-12-01') },
    },
  ],
};

function ask(digest: Buffer, changes: Partial<EligibilityAsk> = {}): EligibilityAsk {
  return {
    clientId,
    requestNo: randomUUID(),
    perk: 'haicang-sports',
    scheme: 'resident-id',
    digests: [{ keyId: sealing.activeKeyIds.identifiers, digest }],
    consentRef: '授权-1',
    operator: { staffNo: '1', name: '经办员' },
    ...changes,
  };
}

/** An enrolled person with so many points (null: not scored), by the digest of the number. */
async function person(points: number | null): Promise<{ readonly id: string; readonly digest: Buffer }> {
  const id = await knowledge.subject({ kind: 'natural-person', since: localDate('2019-01-01') });
  const digest = randomBytes(32);
  const identifier = randomUUID();
  await knowledge.batch(async (db, batch_id) => {
    await db
      .insertInto('identifier')
      .values({
        digest_key_id: sealing.activeKeyIds.identifiers,
        id: identifier,
        subject_id: id,
        scheme: 'resident-id',
        digest,
        value: null,
        batch_id,
        sealed: sealing.seal({ table: 'identifier', id: identifier }, '350299199001010010'),
      })
      .execute();
    if (points === null) return [];
    await db
      .insertInto('score')
      .values({
        subject_id: id,
        model_id: 'test-person',
        version: 1,
        model_version: 1,
        as_of: localDate('2020-12-31'),
        seq: 1,
        law_digest: Buffer.alloc(32),
        points,
        tier: 'high',
      })
      .execute();
    return [];
  });
  return { id, digest };
}

function reasonsOf(outcomes: readonly EligibilityOutcome[]): readonly string[] {
  return outcomes.map((each) => (each.outcome === 'answered' ? each.answer.reason : each.outcome));
}

describe('answerEligibilityChecks', () => {
  it('answers in the order of the asks, whatever each is', async () => {
    const [high, low] = [await person(600), await person(599)];
    const asks = Array.from({ length: 50 }, (_, index) => ask((index % 3 === 0 ? high : low).digest));
    const outcomes = await answerEligibilityChecks(knowledge.store.pool, asks, moment);
    expect(reasonsOf(outcomes)).toEqual(
      asks.map((_, index) => (index % 3 === 0 ? 'eligible' : 'not-eligible')),
    );
  });

  it('takes a request number that comes twice in one call for one check', async () => {
    const [one, other] = [await person(700), await person(700)];
    const first = ask(one.digest);
    const asks = [first, { ...first }, ask(other.digest, { requestNo: first.requestNo })];
    const [a, b, c] = await answerEligibilityChecks(knowledge.store.pool, asks, moment);
    expect(a).toEqual(b);
    expect(a?.outcome).toBe('answered');
    expect(c).toEqual({ outcome: 'conflict' });
    const kept = await knowledge.store.db
      .selectFrom('audit_entry')
      .select('result')
      .where('matter', '=', first.requestNo)
      .orderBy('position')
      .execute();
    // What is asked again leaves a trace again.
    expect(kept.map((row) => row.result).toSorted()).toEqual([
      'eligible',
      'refused-conflict',
      'repeated-eligible',
    ]);
  });

  it('counts a quota right for one person within a call and across calls', async () => {
    const { digest } = await person(700);
    const five = () => Array.from({ length: 5 }, () => ask(digest, { perk: 'roadside-parking' }));
    const calls = await Promise.all(
      Array.from({ length: 4 }, () => answerEligibilityChecks(knowledge.store.pool, five(), moment)),
    );
    const reasons = calls.flatMap(reasonsOf);
    expect(reasons.filter((reason) => reason === 'eligible')).toHaveLength(2);
    expect(reasons.filter((reason) => reason === 'quota-used')).toHaveLength(18);
  });

  it('decides nothing and writes nothing on a score that is missing, unless told to', async () => {
    const { id, digest } = await person(null);
    const question = ask(digest);
    expect(await answerEligibilityChecks(knowledge.store.pool, [question], moment)).toEqual([
      { outcome: 'stale', subjectId: id },
    ]);
    const kept = () =>
      knowledge.store.db
        .selectFrom('audit_entry')
        .select('check_id')
        .where('matter', '=', question.requestNo)
        .execute();
    expect(await kept()).toEqual([]);
    const decided = await answerEligibilityChecks(knowledge.store.pool, [question], {
      ...moment,
      decideStale: true,
    });
    expect(reasonsOf(decided)).toEqual(['not-eligible']);
    expect(await kept()).toHaveLength(1);
  });

  it('keeps nothing of a call that fails', async () => {
    const { digest } = await person(700);
    const good = ask(digest);
    const bad = ask(digest, { requestNo: 'a\u0000', perk: 'haicang-sports', scheme: 'passport' });
    await expect(answerEligibilityChecks(knowledge.store.pool, [good, bad], moment)).rejects.toThrow(/0x00/);
    const kept = await knowledge.store.db
      .selectFrom('audit_entry')
      .select('check_id')
      .where('matter', '=', good.requestNo)
      .execute();
    expect(kept).toEqual([]);
  });
});
