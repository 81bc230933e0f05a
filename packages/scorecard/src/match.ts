import type { Fact } from '@egret/domain';
import { commitmentKinds, fulfilments, honourLevels, otherKinds, procedures } from '@egret/domain';
import { z } from 'zod';

import type { DeepReadonly } from './deep-readonly.ts';

function anyOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.array(z.enum(words)).nonempty().optional();
}

/** Whether the record must be repaired (信用修复) on the day of the score, must not be, or may be either (absent). */
const repaired = z.boolean().optional();

export const penaltyMatchSchema = z.strictObject({
  kind: z.literal('penalty'),
  procedure: anyOf(procedures),
  repaired,
});

/**
 * Which records a rule is about. This is all that a rule can name: an attribute that is not here is refused as an
 * unknown key, so no model can read a protected one. Severity, fine and kinds of a penalty are not conditions but
 * grades of one rule (see `gradedRuleSchema`), so that a heavier penalty can never slip into a milder rule.
 * Public-service records have no place here: they are neutral.
 */
export const matchSchema = z.discriminatedUnion('kind', [
  penaltyMatchSchema,
  z.strictObject({ kind: z.literal('licence') }),
  z.strictObject({
    kind: z.literal('other'),
    otherKind: z.enum(otherKinds),
    honourLevel: anyOf(honourLevels),
    repaired,
  }),
  z.strictObject({
    kind: z.literal('commitment'),
    commitmentKind: anyOf(commitmentKinds),
    fulfilment: anyOf(fulfilments),
    repaired,
  }),
]);

export type Match = DeepReadonly<z.output<typeof matchSchema>>;

function holds<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

/**
 * Whether a record is one that the match names, its repair left aside: that depends on the day, and the evaluator checks
 * it for each fact. A penalty without a procedure counts as one of the summary procedure: unknown is never harsher than
 * known (facts of the store always have one, see `procedureOf`). Any other record that lacks an attribute which the
 * match names does not match.
 */
export function matches(match: Match, fact: Fact): boolean {
  switch (match.kind) {
    case 'penalty':
      return fact.kind === 'penalty' && holds(match.procedure, fact.procedure ?? 'summary');
    case 'licence':
      return fact.kind === 'licence';
    case 'other':
      return (
        fact.kind === 'other' &&
        fact.otherKind === match.otherKind &&
        holds(match.honourLevel, fact.honourLevel)
      );
    case 'commitment':
      return (
        fact.kind === 'commitment' &&
        holds(match.commitmentKind, fact.commitmentKind) &&
        holds(match.fulfilment, fact.fulfilment)
      );
  }
}

/** Whether the match wants repaired records, unrepaired ones, or either (null). */
export function repairWanted(match: Match): boolean | null {
  return match.kind === 'licence' ? null : (match.repaired ?? null);
}
