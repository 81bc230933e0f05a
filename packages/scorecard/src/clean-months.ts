import type { Fact } from '@egret/domain';
import { severities } from '@egret/domain';

import type { DateNumber } from './date-number.ts';
import { dateNumber, never } from './date-number.ts';
import type { CleanMonthsRule } from './schema.ts';

/**
 * Whether a record is a breach that ends a run without one (`cleanMonthsRuleSchema`): on a document, neither repaired nor
 * under objection; of penalties only one of the ordinary procedure, because the summary one settles small matters.
 */
export function breaksRun(breaches: CleanMonthsRule['breaches']): (fact: Fact) => boolean {
  const { penaltiesFrom, judgmentDefaults, commitmentsBreached } = breaches;
  const least = penaltiesFrom === null ? Infinity : severities.indexOf(penaltiesFrom);
  return (fact) => {
    if (fact.repaired || fact.disputed || fact.documentNumber === '') return false;
    switch (fact.kind) {
      case 'penalty':
        return fact.procedure === 'ordinary' && severities.indexOf(fact.severity ?? 'minor') >= least;
      case 'other':
        return judgmentDefaults && fact.otherKind === 'judgment-default';
      case 'commitment':
        return commitmentsBreached && fact.fulfilment === 'breached';
      default:
        return false;
    }
  };
}

/** Since when a subject is without a breach, and the first later day on which that may be otherwise. */
export interface Run {
  since: DateNumber;
  until: DateNumber;
}

/** Lets a breach end the run, from its decision and as long as the fact stands. */
export function endRun(run: Run, fact: Fact, today: DateNumber): void {
  const decided = dateNumber(fact.decidedOn);
  if (decided > today) {
    if (decided < run.until) run.until = decided;
    return;
  }
  const changes = fact.changesOn === null ? never : dateNumber(fact.changesOn);
  if (changes < run.until) run.until = changes;
  if (decided > run.since) run.since = decided;
}
