import type { Fact, LocalDate, SubjectFacts } from '@egret/domain';
import type { Arithmetic, Evaluation, ExplanationLine } from '@egret/scorecard';

import { dayAfter, lastDayBefore, later, never, toDate, toNumber } from './dates-by-hand.ts';
import {
  cleanBands,
  fiveYears,
  keptSteps,
  licenceSteps,
  limit,
  oneAndHalf,
  oneYear,
  stepOf,
  tenureBands,
  threeAndHalf,
  tierOf,
  twoAndHalf,
  twoAndThreeHalves,
  twoYears,
  volunteeringSteps,
} from './person-model-by-hand.ts';
import type { Bands, Steps } from './person-model-by-hand.ts';

/**
 * What somebody would write who had only the model `egret-person` version 2 to serve and wanted it fast: every number
 * in the code, dates as YYYYMMDD, no rule looked at that a record cannot meet. The measure for the compiled evaluator.
 */
export function evaluateByHand(subject: SubjectFacts, asOf: LocalDate): Evaluation {
  const today = toNumber(asOf);
  const linesOfRule: ExplanationLine[][] = [];
  const sums = { basic: 0, trust: 0, breaches: 0 };
  let next = subject.changesOn === null ? never : toNumber(subject.changesOn);
  let cleanSince = subject.since === null ? 0 : toNumber(subject.since);
  let cleanUntil = never;

  function add(
    at: number,
    ruleId: string,
    dimension: string,
    points: number,
    until: number,
    recordId: string | null,
    arithmetic: Arithmetic | null,
  ): number {
    if (until < next) next = until;
    if (points === 0 && recordId === null) return 0;
    const line: ExplanationLine = {
      reason: points === 0 ? 'disputed' : 'rule',
      ruleId,
      dimension,
      points,
      recordId,
      arithmetic,
      until: lastDayBefore(until),
    };
    const lines = linesOfRule[at];
    if (lines === undefined) linesOfRule[at] = [line];
    else lines.push(line);
    return points;
  }

  function fade(
    at: number,
    ruleId: string,
    dimension: string,
    fact: Fact,
    parts: readonly [base: number, fine: number, kind: number],
    steps: Steps,
    end: number,
  ): number {
    const decided = toNumber(fact.decidedOn);
    const changes = fact.changesOn === null ? never : toNumber(fact.changesOn);
    const last = Math.min(end, changes);
    if (today < decided) {
      if (decided < next) next = decided;
      return 0;
    }
    const [base, fine, kind] = parts;
    const points = base + fine + kind;
    if (today >= last || (points < 0 && fact.documentNumber === '')) return 0;
    // While it is disputed nothing shows of the fading but its end.
    const disputed = points < 0 && fact.disputed;
    for (let i = disputed ? steps.length - 1 : 0; i < steps.length; i++) {
      const [months, percent] = steps[i] ?? [0, 0];
      const stepEnd = later(decided, months);
      if (today >= stepEnd) continue;
      const until = Math.min(stepEnd, last);
      if (disputed) return add(at, ruleId, dimension, 0, until, fact.recordId, null);
      const arithmetic: Arithmetic = { of: 'record', base, fine, kind, percent };
      const whole = Math.trunc((points * percent) / 100);
      return add(at, ruleId, dimension, whole, until, fact.recordId, arithmetic);
    }
    return 0;
  }

  function breaksRun(fact: Fact): void {
    if (fact.repaired || fact.disputed || fact.documentNumber === '') return;
    const decided = toNumber(fact.decidedOn);
    if (decided > today) {
      if (decided < cleanUntil) cleanUntil = decided;
      return;
    }
    if (fact.changesOn !== null) cleanUntil = Math.min(cleanUntil, toNumber(fact.changesOn));
    if (decided > cleanSince) cleanSince = decided;
  }

  function penalty(fact: Fact): number {
    const { severity } = fact;
    const ordinary = fact.procedure === 'ordinary';
    if (ordinary && (severity === 'general' || severity === 'serious')) breaksRun(fact);
    if (!ordinary) {
      return fact.repaired ? 0 : fade(13, 'penalty-summary', 'breaches', fact, [-5, 0, 0], oneYear, never);
    }
    if (fact.repaired) {
      const points = severity === 'serious' ? -40 : severity === 'general' ? -15 : -3;
      const steps = severity === 'serious' ? twoYears : oneYear;
      return fade(12, 'penalty-repaired', 'breaches', fact, [points, 0, 0], steps, never);
    }
    const steps = severity === 'serious' ? twoAndHalf : severity === 'general' ? oneAndHalf : oneYear;
    const base = severity === 'serious' ? -130 : severity === 'general' ? -50 : -10;
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
    return fade(14, 'penalty-ordinary', 'breaches', fact, [base, band, heaviest], steps, never);
  }

  function other(fact: Fact): void {
    const end = fact.validTo === null ? never : dayAfter(toNumber(fact.validTo));
    const trust = 'trustworthy-conduct';
    if (fact.otherKind === 'honour') {
      if (fact.honourLevel === 'national') {
        sums.trust += fade(3, 'honour-national', trust, fact, [100, 0, 0], fiveYears, end);
      } else if (fact.honourLevel === 'provincial') {
        sums.trust += fade(4, 'honour-provincial', trust, fact, [60, 0, 0], threeAndHalf, end);
      } else if (fact.honourLevel === 'city') {
        sums.trust += fade(5, 'honour-city', trust, fact, [40, 0, 0], twoAndHalf, end);
      } else if (fact.honourLevel === 'district') {
        sums.trust += fade(6, 'honour-district', trust, fact, [20, 0, 0], oneAndHalf, end);
      }
    } else if (fact.otherKind === 'volunteering') span(volunteered, fact, 24);
    else if (fact.otherKind === 'donation') span(donated, fact, 24);
    else if (fact.otherKind === 'judgment-default' && fact.repaired) {
      sums.breaches += fade(15, 'judgment-default-repaired', 'breaches', fact, [-50, 0, 0], twoYears, end);
    } else if (fact.otherKind === 'judgment-default') {
      breaksRun(fact);
      sums.breaches += fade(16, 'judgment-default', 'breaches', fact, [-200, 0, 0], twoAndThreeHalves, end);
    }
  }

  /** Notes from when until before when a record counts. */
  function span(spans: number[], fact: Fact, months: number | null): void {
    const decided = toNumber(fact.decidedOn);
    const changes = fact.changesOn === null ? never : toNumber(fact.changesOn);
    const validEnd = fact.validTo === null ? never : dayAfter(toNumber(fact.validTo));
    spans.push(decided, Math.min(changes, months === null ? validEnd : later(decided, months)));
  }

  function counted(
    at: number,
    ruleId: string,
    dimension: string,
    spans: readonly number[],
    steps: Bands,
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
    const now = stepOf(steps, count);
    const arithmetic: Arithmetic = { of: 'count', atLeast: now[0] };
    changes.sort((a, b) => a.day - b.day);
    for (let i = 0; i < changes.length; i++) {
      const change = changes[i];
      if (change === undefined) break;
      count += change.by;
      if (changes[i + 1]?.day !== change.day && stepOf(steps, count)[1] !== now[1]) {
        return add(at, ruleId, dimension, now[1], change.day, null, arithmetic);
      }
    }
    return add(at, ruleId, dimension, now[1], never, null, arithmetic);
  }

  function monthsSince(
    at: number,
    ruleId: string,
    dimension: string,
    bands: Bands,
    since: number,
    end: number,
  ): number {
    let [atLeast, points] = [0, 0];
    let until = never;
    for (const band of bands) {
      const reached = later(since, band[0]);
      if (today < reached) {
        until = reached;
        break;
      }
      [atLeast, points] = band;
    }
    const arithmetic: Arithmetic = { of: 'months', atLeast, since: toDate(since) };
    return add(at, ruleId, dimension, points, Math.min(until, end), null, arithmetic);
  }

  const licences: number[] = [];
  const kept: number[] = [];
  const volunteered: number[] = [];
  const donated: number[] = [];
  for (const fact of subject.facts) {
    if (fact.kind === 'penalty') sums.breaches += penalty(fact);
    else if (fact.kind === 'other') other(fact);
    else if (fact.kind === 'licence') span(licences, fact, null);
    else if (fact.kind === 'commitment') {
      if (fact.fulfilment === 'breached') {
        breaksRun(fact);
        if (!fact.repaired) {
          sums.breaches += fade(17, 'commitment-breached', 'breaches', fact, [-40, 0, 0], oneAndHalf, never);
        }
      } else if (
        fact.fulfilment === 'fulfilled' &&
        fact.commitmentKind !== null &&
        fact.commitmentKind !== 'repair'
      ) {
        kept.push(toNumber(fact.decidedOn), later(toNumber(fact.decidedOn), 24));
      }
    }
  }
  if (subject.since !== null) {
    const since = toNumber(subject.since);
    sums.basic += monthsSince(0, 'enrolled-since', 'basic-information', tenureBands, since, never);
    sums.trust += monthsSince(2, 'clean-months', 'trustworthy-conduct', cleanBands, cleanSince, cleanUntil);
  }
  if (licences.length > 0) {
    sums.basic += counted(1, 'licences-held', 'basic-information', licences, licenceSteps);
  }
  if (kept.length > 0) {
    sums.trust += counted(7, 'commitments-kept', 'trustworthy-conduct', kept, keptSteps);
  }
  if (volunteered.length > 0) {
    sums.trust += counted(8, 'volunteering', 'trustworthy-conduct', volunteered, volunteeringSteps);
  }
  if (donated.length > 0) {
    sums.trust += counted(9, 'donation', 'trustworthy-conduct', donated, licenceSteps);
  }
  sums.trust += cap(3, 'honour-national', 200) + cap(4, 'honour-provincial', 120);
  sums.trust += cap(5, 'honour-city', 80) + cap(6, 'honour-district', 40);
  return close();

  function cap(at: number, ruleId: string, most: number): number {
    const lines = linesOfRule[at];
    if (lines === undefined) return 0;
    let excess = most;
    for (const line of lines) excess -= line.points;
    if (excess < 0) lines.push(limit('cap', ruleId, 'trustworthy-conduct', excess));
    return Math.min(excess, 0);
  }

  function close(): Evaluation {
    const lines = linesOfRule.flat();
    const dimensions = [
      { id: 'basic-information', points: Math.min(sums.basic, 30) },
      { id: 'trustworthy-conduct', points: Math.min(sums.trust, 260) },
      { id: 'breaches', points: Math.max(sums.breaches, -500) },
    ];
    if (sums.trust > 260) lines.push(limit('dimension-limit', null, 'trustworthy-conduct', 260 - sums.trust));
    if (sums.breaches < -500) lines.push(limit('dimension-limit', null, 'breaches', -500 - sums.breaches));
    let points = 580;
    for (const dimension of dimensions) points += dimension.points;
    for (const spell of subject.listed ?? []) {
      if (spell.list !== 'black') continue;
      const from = toNumber(spell.from);
      const end = spell.until === null ? never : dayAfter(toNumber(spell.until));
      const turn = today < from ? from : end;
      if (today < turn && turn < next) next = turn;
      if (today < from || today >= end || points <= 599) continue;
      const down: ExplanationLine = {
        ...limit('ceiling', 'listed-black', null, 599 - points),
        until: lastDayBefore(end),
      };
      lines.push(down);
      points = 599;
    }
    const tier = tierOf(points);
    return { points, tier, dimensions, lines, nextChangeOn: next === never ? null : toDate(next) };
  }
}
