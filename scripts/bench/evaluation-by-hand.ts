import type { Fact, LocalDate, SubjectFacts } from '@egret/domain';
import type { Evaluation, ExplanationLine } from '@egret/scorecard';

import { dayAfter, lastDayBefore, later, never, toDate, toNumber } from './dates-by-hand.ts';

type Steps = readonly (readonly [months: number, percent: number])[];

const tenureBands: Steps = [
  [6, 5],
  [12, 10],
  [24, 15],
  [36, 20],
];
const oneYear: Steps = [[12, 100]];
const twoYears: Steps = [[24, 100]];
const oneAndHalf: Steps = [
  [12, 100],
  [24, 50],
];
const twoAndHalf: Steps = [
  [24, 100],
  [36, 50],
];
const threeAndHalf: Steps = [
  [36, 100],
  [48, 50],
];
const fiveYears: Steps = [[60, 100]];
const twoAndThreeHalves: Steps = [
  [24, 100],
  [60, 50],
];

/**
 * What somebody would write who had only the model `egret-person` version 1 to serve and wanted it fast: every number
 * in the code, dates as YYYYMMDD, no rule looked at that a record cannot meet. The measure for the compiled evaluator.
 */
export function evaluateByHand(subject: SubjectFacts, asOf: LocalDate): Evaluation {
  const today = toNumber(asOf);
  const linesOfRule: ExplanationLine[][] = [];
  const sums = { basic: 0, trust: 0, breaches: 0, repair: 0, use: 0 };
  let next = never;

  function add(
    at: number,
    ruleId: string,
    dimension: string,
    points: number,
    until: number,
    fact: Fact | null,
  ): number {
    if (until < next) next = until;
    if (points === 0) return 0;
    const disputed = points < 0 && fact !== null && fact.disputed;
    const line: ExplanationLine = {
      reason: disputed ? 'disputed' : 'rule',
      ruleId,
      dimension,
      points: disputed ? 0 : points,
      recordId: fact === null ? null : fact.recordId,
      until: lastDayBefore(until),
    };
    const lines = linesOfRule[at];
    if (lines === undefined) linesOfRule[at] = [line];
    else lines.push(line);
    return line.points;
  }

  function fade(
    at: number,
    ruleId: string,
    dimension: string,
    fact: Fact,
    points: number,
    steps: Steps,
    end: number,
  ): number {
    const decided = toNumber(fact.decidedOn);
    if (today < decided) return add(at, ruleId, dimension, 0, decided, fact);
    if (today >= end || (points < 0 && fact.documentNumber === '')) return 0;
    // While it is disputed nothing shows of the fading but its end.
    const from = points < 0 && fact.disputed ? steps.length - 1 : 0;
    for (let i = from; i < steps.length; i++) {
      const [months, percent] = steps[i] ?? [0, 0];
      const stepEnd = later(decided, months);
      if (today < stepEnd) {
        return add(at, ruleId, dimension, Math.trunc((points * percent) / 100), Math.min(stepEnd, end), fact);
      }
    }
    return 0;
  }

  function penalty(fact: Fact): number {
    if (fact.procedure === 'summary') {
      return fact.repaired ? 0 : fade(9, 'penalty-summary', 'breaches', fact, -5, oneYear, never);
    }
    const { severity } = fact;
    if (fact.repaired) {
      const points = severity === 'serious' ? -60 : severity === 'general' ? -25 : -2;
      const steps = severity === 'serious' ? twoYears : oneYear;
      return fade(8, 'penalty-repaired', 'breaches', fact, points, steps, never);
    }
    const steps = severity === 'serious' ? twoAndHalf : severity === 'general' ? oneAndHalf : oneYear;
    const base = severity === 'serious' ? -140 : severity === 'general' ? -80 : -15;
    const fine = fact.fineFen ?? 0;
    const band = fine >= 5_000_000 ? -20 : fine >= 1_000_000 ? -10 : fine >= 500_000 ? -5 : 0;
    let heaviest = 0;
    for (const kind of fact.penaltyKinds) {
      if (
        kind === 'licence-revoked' ||
        kind === 'occupation-restricted' ||
        kind === 'administrative-detention'
      ) {
        heaviest = -20;
      } else if (kind === 'licence-suspended' && heaviest === 0) heaviest = -10;
    }
    return fade(10, 'penalty-ordinary', 'breaches', fact, base + band + heaviest, steps, never);
  }

  function other(fact: Fact): void {
    const end = fact.validTo === null ? never : dayAfter(toNumber(fact.validTo));
    if (fact.otherKind === 'honour') {
      if (fact.honourLevel === 'national') {
        sums.trust += fade(2, 'honour-national', 'trustworthy-conduct', fact, 100, fiveYears, end);
      } else if (fact.honourLevel === 'provincial') {
        sums.trust += fade(3, 'honour-provincial', 'trustworthy-conduct', fact, 60, threeAndHalf, end);
      } else if (fact.honourLevel === 'city') {
        sums.trust += fade(4, 'honour-city', 'trustworthy-conduct', fact, 40, twoAndHalf, end);
      } else if (fact.honourLevel === 'district') {
        sums.trust += fade(5, 'honour-district', 'trustworthy-conduct', fact, 20, oneAndHalf, end);
      }
    } else if (fact.otherKind === 'judgment-default' && fact.repaired) {
      sums.breaches += fade(11, 'judgment-default-repaired', 'breaches', fact, -50, twoYears, end);
    } else if (fact.otherKind === 'judgment-default') {
      sums.breaches += fade(12, 'judgment-default', 'breaches', fact, -200, twoAndThreeHalves, end);
    }
  }

  function counted(
    at: number,
    ruleId: string,
    dimension: string,
    spans: number[],
    points: (n: number) => number,
  ): number {
    let count = 0;
    const changes: { day: number; by: number }[] = [];
    for (let i = 0; i < spans.length; i += 2) {
      const [from, to] = [spans[i] ?? never, spans[i + 1] ?? never];
      if (today >= to) continue;
      if (today >= from) count += 1;
      else changes.push({ day: from, by: 1 });
      if (to !== never) changes.push({ day: to, by: -1 });
    }
    const now = points(count);
    changes.sort((a, b) => a.day - b.day);
    for (let i = 0; i < changes.length; i++) {
      const change = changes[i];
      if (change === undefined) break;
      count += change.by;
      if (changes[i + 1]?.day !== change.day && points(count) !== now) {
        return add(at, ruleId, dimension, now, change.day, null);
      }
    }
    return add(at, ruleId, dimension, now, never, null);
  }

  if (subject.since !== null) sums.basic += tenure(toNumber(subject.since));
  const licences: number[] = [];
  const kept: number[] = [];
  for (const fact of subject.facts) {
    if (fact.kind === 'penalty') sums.breaches += penalty(fact);
    else if (fact.kind === 'other') other(fact);
    else if (fact.kind === 'licence') {
      licences.push(
        toNumber(fact.decidedOn),
        fact.validTo === null ? never : dayAfter(toNumber(fact.validTo)),
      );
    } else if (fact.kind === 'commitment') {
      if (fact.fulfilment === 'breached') {
        if (fact.repaired) continue;
        sums.breaches += fade(13, 'commitment-breached', 'breaches', fact, -40, oneYear, never);
      } else if (fact.fulfilment === 'fulfilled' && fact.commitmentKind === 'repair') {
        sums.repair += fade(6, 'repair-commitments-kept', 'repair', fact, 10, twoYears, never);
      } else if (fact.fulfilment === 'fulfilled' && fact.commitmentKind !== null) {
        const decided = toNumber(fact.decidedOn);
        kept.push(decided, later(decided, 24));
      }
    }
  }
  if (licences.length > 0) {
    sums.basic += counted(1, 'licences-held', 'basic-information', licences, licencePoints);
  }
  if (kept.length > 0) sums.use += counted(7, 'commitments-kept', 'credit-use', kept, keptPoints);

  function tenure(since: number): number {
    let points = 0;
    for (const [months, worth] of tenureBands) {
      const reached = later(since, months);
      if (today < reached) return add(0, 'enrolled-since', 'basic-information', points, reached, null);
      points = worth;
    }
    return add(0, 'enrolled-since', 'basic-information', points, never, null);
  }
  return close();

  function cap(at: number, ruleId: string, dimension: string, most: number): number {
    const lines = linesOfRule[at];
    if (lines === undefined) return 0;
    let excess = most;
    for (const line of lines) excess -= line.points;
    if (excess < 0) lines.push(limit('cap', ruleId, dimension, excess));
    return Math.min(excess, 0);
  }

  function close(): Evaluation {
    sums.trust += cap(2, 'honour-national', 'trustworthy-conduct', 200);
    sums.trust += cap(3, 'honour-provincial', 'trustworthy-conduct', 120);
    sums.trust += cap(4, 'honour-city', 'trustworthy-conduct', 80);
    sums.trust += cap(5, 'honour-district', 'trustworthy-conduct', 40);
    sums.repair += cap(6, 'repair-commitments-kept', 'repair', 20);
    const lines = linesOfRule.flat();
    const dimensions = [
      { id: 'basic-information', points: Math.min(sums.basic, 50) },
      { id: 'trustworthy-conduct', points: Math.min(sums.trust, 220) },
      { id: 'breaches', points: Math.max(sums.breaches, -500) },
      { id: 'repair', points: Math.min(sums.repair, 40) },
      { id: 'credit-use', points: Math.min(sums.use, 60) },
    ];
    if (sums.trust > 220) lines.push(limit('dimension-limit', null, 'trustworthy-conduct', 220 - sums.trust));
    if (sums.breaches < -500) lines.push(limit('dimension-limit', null, 'breaches', -500 - sums.breaches));
    let points = 600;
    for (const dimension of dimensions) points += dimension.points;
    const tier =
      points >= 750
        ? 'highest'
        : points >= 680
          ? 'high'
          : points >= 600
            ? 'middle'
            : points >= 530
              ? 'low'
              : 'lowest';
    return { points, tier, dimensions, lines, nextChangeOn: next === never ? null : toDate(next) };
  }
}

function limit(
  reason: 'cap' | 'dimension-limit',
  ruleId: string | null,
  dimension: string,
  points: number,
): ExplanationLine {
  return { reason, ruleId, dimension, points, recordId: null, until: null };
}

function licencePoints(count: number): number {
  return Math.min(count, 2) * 5;
}

function keptPoints(count: number): number {
  return count >= 10 ? 40 : count >= 6 ? 30 : count >= 3 ? 20 : count >= 1 ? 10 : 0;
}
