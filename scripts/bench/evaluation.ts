import { isDeepStrictEqual } from 'node:util';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Fact, LocalDate, SubjectFacts } from '@egret/domain';
import { addDays, localDate } from '@egret/domain';
import type { Evaluation } from '@egret/scorecard';
import { compile, parseScoreModel } from '@egret/scorecard';
import { parse } from 'yaml';

import { type BenchResult, median } from './bench-result.ts';
import { evaluateByHand } from './evaluation-by-hand.ts';

const subjectCount = 5000;
const rounds = 15;
const asOf = localDate('2020-12-31');

/**
 * Measures the compiled evaluator of the person model against a function written by hand for that model alone: the
 * same subjects, the answers compared one by one first, then rounds in turn, medians in microseconds a subject.
 */
export async function benchEvaluation(): Promise<BenchResult> {
  const path = fileURLToPath(import.meta.resolve('@egret/scorecard/models/egret-person.v2.yaml'));
  const { evaluate } = compile(parseScoreModel(parse(await readFile(path, 'utf8'))));
  const subjects = Array.from({ length: subjectCount }, (_, at) => subjectOf(at));
  for (const subject of subjects) assertSame(evaluate(subject, asOf), evaluateByHand(subject, asOf), subject);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(microseconds(subjects, evaluate));
    baseline.push(microseconds(subjects, evaluateByHand));
  }
  const [mine, theirs] = [median(ours), median(baseline)];
  return {
    name: 'evaluation',
    ours: mine,
    baseline: theirs,
    unit: 'µs/subject',
    ratio: mine / theirs,
    limit: 1.5,
  };
}

function assertSame(ours: Evaluation, theirs: Evaluation, subject: SubjectFacts): void {
  if (isDeepStrictEqual(ours, theirs)) return;
  throw new Error(
    `two answers for ${JSON.stringify(subject)}: ${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`,
  );
}

function microseconds(
  subjects: readonly SubjectFacts[],
  evaluate: (subject: SubjectFacts, asOf: LocalDate) => Evaluation,
): number {
  const start = performance.now();
  let sum = 0;
  for (const subject of subjects) sum += evaluate(subject, asOf).points ?? 0;
  const spent = performance.now() - start;
  if (sum <= 0) throw new Error('nobody has any points');
  return (spent * 1000) / subjects.length;
}

/** A made-up person: mostly licences and commitments, some with honours or penalties; the same for the same number. */
function subjectOf(at: number): SubjectFacts {
  const facts: Fact[] = [];
  const pick = (salt: number, among: number): number => mixed(at * 31 + facts.length * 7 + salt) % among;
  const size = pick(1, 9);
  for (let nth = 0; nth < size; nth++) facts.push(factOf(`${at}-${nth}`, pick));
  return {
    subjectId: String(at),
    kind: 'natural-person',
    since: addDays(localDate('2018-07-05'), pick(2, 900)),
    registrationState: null,
    changesOn: null,
    listed: pick(17, 50) === 0 ? [{ list: 'black', from: localDate('2020-03-02'), until: null }] : [],
    facts: facts.toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : 1)),
  };
}

function factOf(recordId: string, pick: (salt: number, among: number) => number): Fact {
  const decidedOn = addDays(localDate('2018-01-01'), pick(3, 1120));
  const common: Fact = {
    recordId,
    kind: 'licence',
    documentNumber: `文〔2020〕${recordId}号`,
    decidedOn,
    validTo: pick(5, 2) === 0 ? null : addDays(decidedOn, 30 + pick(6, 1500)),
    severity: null,
    procedure: null,
    fineFen: null,
    repaired: pick(4, 4) === 0,
    fulfilled: false,
    disputed: pick(8, 20) === 0,
    penaltyKinds: [],
    otherKind: null,
    honourLevel: null,
    commitmentKind: null,
    fulfilment: null,
    changesOn: null,
  };
  const sort = pick(9, 10);
  if (sort < 4) return { ...common, repaired: false };
  if (sort < 7) {
    return {
      ...common,
      kind: 'commitment',
      commitmentKind: pick(10, 8) === 0 ? 'repair' : 'informed',
      fulfilment: pick(11, 8) === 0 ? 'breached' : 'fulfilled',
    };
  }
  if (sort === 7) {
    const honourLevel = (['national', 'provincial', 'city', 'district'] as const)[pick(12, 4)] ?? 'district';
    return { ...common, kind: 'other', otherKind: 'honour', honourLevel };
  }
  return {
    ...common,
    kind: 'penalty',
    procedure: pick(13, 3) === 0 ? 'summary' : 'ordinary',
    severity: (['minor', 'general', 'serious'] as const)[pick(14, 3)] ?? 'minor',
    fineFen: pick(15, 6_000_000),
    penaltyKinds: pick(16, 5) === 0 ? ['fine', 'licence-suspended'] : ['fine'],
  };
}

/** A number that looks like chance and is not. */
function mixed(seed: number): number {
  let value = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
