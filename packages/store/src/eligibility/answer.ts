import pg from 'pg';
import type { EligibilityReason } from '@egret/domain';
import type { Store } from '../db.ts';
import { digestArray } from '../ingest/content-digest.ts';
import type { EligibilityAsk, EligibilityMoment, EligibilityOutcome, PerkTerms } from './asks.ts';
import { answerStatement } from './statement.ts';

interface AnswerRow {
  /** From 1, in the order of the asks. */
  readonly position: number;
  readonly conflicting: boolean | null;
  readonly id: string;
  readonly reason: EligibilityReason;
  /** When it was answered before; null where it is answered now. */
  readonly checked_at: Date | null;
  readonly stale_subject_id: string | null;
}

/** Two statements met on the same request number (23505) or on each other's rows (40P01): ask again. */
const collisions: ReadonlySet<string | undefined> = new Set(['23505', '40P01']);
const attempts = 5;

const statements = {
  plain: { name: 'answer-eligibility-checks', text: answerStatement({ withQuotas: false }) },
  withQuotas: { name: 'answer-eligibility-checks-with-quotas', text: answerStatement({ withQuotas: true }) },
};

/**
 * Answers the checks in their order, in one statement for all that can stand in one; a request number or
 * a person of a perk that comes again waits for the next. Each decided check is kept as its own audit entry; one kept
 * before is returned as it was, with an audit entry of its own. Throws the database's error, and then nothing of that
 * statement is kept.
 */
export async function answerEligibilityChecks(
  pool: Pick<Store['pool'], 'query'>,
  asks: readonly EligibilityAsk[],
  moment: EligibilityMoment,
): Promise<readonly EligibilityOutcome[]> {
  const termsOf = new Map(moment.terms.map((terms) => [terms.perk, terms]));
  const placed = asks.map((ask, position): PlacedAsk => {
    const terms = termsOf.get(ask.perk);
    if (!terms) throw new Error(`no terms were given for the perk ${ask.perk}`);
    return { position, ask, terms };
  });
  const outcomes: EligibilityOutcome[] = [];
  for (const round of rounds(placed)) {
    const answered = await answerRound(pool, round, moment);
    round.forEach(({ position }, index) => {
      const outcome = answered[index];
      if (!outcome) throw new Error('the store has other keys than this process');
      outcomes[position] = outcome;
    });
  }
  return outcomes;
}

interface PlacedAsk {
  readonly position: number;
  readonly ask: EligibilityAsk;
  readonly terms: PerkTerms;
}

/** The asks parted so that no part has a request number or a person of a perk twice. */
function rounds(asks: readonly PlacedAsk[]): readonly (readonly PlacedAsk[])[] {
  const parts: PlacedAsk[][] = [];
  const timesSeen = new Map<string, number>();
  for (const placed of asks) {
    const { ask } = placed;
    const request = `request ${ask.clientId} ${ask.requestNo}`;
    const person = `person ${ask.perk} ${ask.scheme} ${ask.digests[0]?.digest.toString('latin1')}`;
    const part = Math.max(timesSeen.get(request) ?? 0, timesSeen.get(person) ?? 0);
    timesSeen.set(request, part + 1);
    timesSeen.set(person, part + 1);
    (parts[part] ??= []).push(placed);
  }
  return parts;
}

/** The outcomes of a round in its order; none where the store has other keys. */
async function answerRound(
  pool: Pick<Store['pool'], 'query'>,
  round: readonly PlacedAsk[],
  moment: EligibilityMoment,
): Promise<readonly EligibilityOutcome[]> {
  const statement = round.some(({ terms }) => terms.quota !== null)
    ? statements.withQuotas
    : statements.plain;
  const values = parameters(round, moment);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rows } = await pool.query<AnswerRow>({ ...statement, values });
      const outcomes: EligibilityOutcome[] = [];
      for (const row of rows) outcomes[row.position - 1] = toOutcome(row, moment);
      return outcomes;
    } catch (error) {
      const again = error instanceof pg.DatabaseError && collisions.has(error.code);
      if (!again || attempt === attempts) throw error;
    }
  }
}

function parameters(round: readonly PlacedAsk[], moment: EligibilityMoment): unknown[] {
  const texts = (of: (ask: EligibilityAsk) => string) => textArray(round.map(({ ask }) => of(ask)));
  return [
    moment.asOf,
    moment.checkedAt,
    moment.decideStale,
    moment.lawDigest,
    textArray(round[0]?.ask.digests.map(({ keyId }) => keyId) ?? []),
    texts((ask) => ask.clientId),
    texts((ask) => ask.requestNo),
    texts((ask) => ask.perk),
    texts((ask) => ask.scheme),
    texts((ask) => digestArray(ask.digests.map(({ digest }) => digest)) ?? '{}'),
    texts((ask) => ask.consentRef),
    texts((ask) => ask.operator.staffNo),
    texts((ask) => ask.operator.name),
    round.map(({ terms }) => verdictOf(terms)),
    round.map(({ terms }) => terms.minimumScore),
    round.map(({ terms }) => terms.quota?.count ?? null),
    round.map(({ terms }) => terms.quota?.periodStart ?? null),
  ];
}

/** What the terms of a perk decide for everybody; null where it depends on the person. */
function verdictOf({ active, withinPeriod }: PerkTerms): EligibilityReason | null {
  if (!active) return 'perk-not-active';
  return withinPeriod ? null : 'outside-period';
}

/** An array of texts as PostgreSQL reads it: what the driver makes of one too, in less time. */
function textArray(texts: readonly string[]): string {
  return texts.length === 0 ? '{}' : `{"${texts.map(escaped).join('","')}"}`;
}

function escaped(text: string): string {
  return text.includes('"') || text.includes('\\') ? text.replace(/["\\]/g, '\\$&') : text;
}

function toOutcome(row: AnswerRow, moment: EligibilityMoment): EligibilityOutcome {
  if (row.conflicting === true) return { outcome: 'conflict' };
  if (row.stale_subject_id !== null) return { outcome: 'stale', subjectId: row.stale_subject_id };
  const { id, reason } = row;
  return {
    outcome: 'answered',
    answer: { checkId: id, reason, checkedAt: row.checked_at ?? moment.checkedAt },
  };
}
