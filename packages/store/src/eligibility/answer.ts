import pg from 'pg';
import type { EligibilityReason } from '@egret/domain';
import type { Store } from '../db.ts';
import { digestArray } from '../ingest/content-digest.ts';
import type { EligibilityAsk, EligibilityMoment, EligibilityOutcome } from './asks.ts';
import { answerStatement } from './statement.ts';

interface AnswerRow {
  readonly position: number;
  readonly outcome: 'answered' | 'conflict' | 'stale';
  readonly stale_subject_id: string | null;
  readonly id: string;
  readonly eligible: boolean;
  readonly reason: EligibilityReason;
  /** When it was decided, and until when it holds; null where that is the moment of this call. */
  readonly checked_at: Date | null;
  readonly valid_until: Date | null;
}

/** Two statements met on the same request number (23505) or on each other's rows (40P01): ask again. */
const collisions: ReadonlySet<string | undefined> = new Set(['23505', '40P01']);
const attempts = 5;

/**
 * Answers the checks in their order, in one statement for all that can stand in one; a request number or
 * a person of a perk that comes again waits for the next. Each decided check is kept with its audit entry;
 * a check kept before is returned as it was, with an audit entry of its own. Throws the database's error, and then nothing of that
 * statement is kept.
 */
export async function answerEligibilityChecks(
  pool: Store['pool'],
  asks: readonly EligibilityAsk[],
  moment: EligibilityMoment,
): Promise<readonly EligibilityOutcome[]> {
  const outcomes = new Map<number, EligibilityOutcome>();
  for (const round of rounds(asks)) {
    for (const row of await answerRound(pool, round, moment)) {
      outcomes.set(row.position, toOutcome(row, moment));
    }
  }
  return asks.map((ask, position) => {
    const outcome = outcomes.get(position);
    if (outcome) return outcome;
    throw new Error(
      `no terms were given for the perk ${ask.perk}, or the store has other keys than this process`,
    );
  });
}

interface PlacedAsk {
  readonly position: number;
  readonly ask: EligibilityAsk;
}

/** The asks with their positions, parted so that no part has a request number or a person of a perk twice. */
function rounds(asks: readonly EligibilityAsk[]): readonly (readonly PlacedAsk[])[] {
  const parts: PlacedAsk[][] = [];
  const timesSeen = new Map<string, number>();
  asks.forEach((ask, position) => {
    const keys = [
      `request ${ask.clientId} ${ask.requestNo}`,
      `person ${ask.perk} ${ask.scheme} ${ask.digests[0]?.digest.toString('base64')}`,
    ];
    const part = Math.max(...keys.map((key) => timesSeen.get(key) ?? 0));
    for (const key of keys) timesSeen.set(key, part + 1);
    (parts[part] ??= []).push({ position, ask });
  });
  return parts;
}

async function answerRound(
  pool: Store['pool'],
  round: readonly PlacedAsk[],
  moment: EligibilityMoment,
): Promise<readonly AnswerRow[]> {
  const statement = {
    name: 'answer-eligibility-checks',
    text: answerStatement,
    values: parameters(round, moment),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rows } = await pool.query<AnswerRow>(statement);
      return rows;
    } catch (error) {
      const again = error instanceof pg.DatabaseError && collisions.has(error.code);
      if (!again || attempt === attempts) throw error;
    }
  }
}

function parameters(round: readonly PlacedAsk[], moment: EligibilityMoment): unknown[] {
  const { terms } = moment;
  const asked = round.map(({ ask }) => ask);
  return [
    moment.asOf,
    moment.checkedAt,
    moment.validUntil,
    moment.decideStale,
    terms.map((term) => term.perk),
    terms.map((term) => term.active),
    terms.map((term) => term.withinPeriod),
    terms.map((term) => term.minimumScore),
    terms.map((term) => term.quota?.count ?? null),
    terms.map((term) => term.quota?.periodStart ?? null),
    round.map(({ position }) => position),
    asked.map((ask) => ask.clientId),
    asked.map((ask) => ask.requestNo),
    asked.map((ask) => ask.perk),
    asked.map((ask) => ask.scheme),
    asked.map((ask) => digestArray(ask.digests.map(({ digest }) => digest))),
    asked.map((ask) => ask.consentRef),
    asked.map((ask) => ask.operator.staffNo),
    asked.map((ask) => ask.operator.name),
    asked[0]?.digests.map(({ keyId }) => keyId),
    moment.lawDigest,
  ];
}

function toOutcome(row: AnswerRow, moment: EligibilityMoment): EligibilityOutcome {
  if (row.outcome === 'conflict') return { outcome: 'conflict' };
  if (row.stale_subject_id !== null) return { outcome: 'stale', subjectId: row.stale_subject_id };
  return {
    outcome: 'answered',
    answer: {
      checkId: row.id,
      eligible: row.eligible,
      reason: row.reason,
      checkedAt: row.checked_at ?? moment.checkedAt,
      validUntil: row.valid_until ?? moment.validUntil,
    },
  };
}
