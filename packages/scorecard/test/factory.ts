import { readFileSync } from 'node:fs';

import type { Fact, Fulfilment, HonourLevel, LocalDate, Severity, SubjectFacts } from '@egret/domain';
import {
  addDays,
  blankFact,
  commitmentKinds,
  fulfilments,
  honourLevels,
  localDate,
  otherKinds,
  penaltyKinds,
  procedures,
  recordKinds,
  severities,
} from '@egret/domain';
import fc from 'fast-check';
import { parse } from 'yaml';

import type { CompiledModel, ScoreModel } from '../src/index.ts';
import { compile, parseScoreModel } from '../src/index.ts';
import type { Patches } from './patch.ts';
import { patched } from './patch.ts';

/** The content of a model file, with changes (see `patched`). */
export function modelFile(
  name: 'egret-person.v2' | 'enterprise-comprehensive.v2',
  patches: Patches = {},
): unknown {
  return patched(parse(readFileSync(new URL(`../models/${name}.yaml`, import.meta.url), 'utf8')), patches);
}

export const personModel: ScoreModel = parseScoreModel(modelFile('egret-person.v2'));
export const enterpriseModel: ScoreModel = parseScoreModel(modelFile('enterprise-comprehensive.v2'));
export const person: CompiledModel = compile(personModel);
export const enterprise: CompiledModel = compile(enterpriseModel);

export const on = localDate;

let made = 0;

export function fact(decidedOn: string, rest: Partial<Fact>): Fact {
  made += 1;
  return {
    ...blankFact,
    recordId: `record-${made}`,
    kind: 'licence',
    documentNumber: `厦海文〔2020〕${made}号`,
    decidedOn: on(decidedOn),
    ...rest,
  };
}

export const honour = (honourLevel: HonourLevel, decidedOn: string): Fact =>
  fact(decidedOn, { kind: 'other', otherKind: 'honour', honourLevel });
export const penalty = (severity: Severity, decidedOn: string, rest: Partial<Fact> = {}): Fact =>
  fact(decidedOn, { kind: 'penalty', severity, procedure: 'ordinary', penaltyKinds: ['fine'], ...rest });
export const commitment = (fulfilment: Fulfilment, decidedOn: string, rest: Partial<Fact> = {}): Fact =>
  fact(decidedOn, { kind: 'commitment', commitmentKind: 'informed', fulfilment, ...rest });
export const judgmentDefault = (decidedOn: string, rest: Partial<Fact> = {}): Fact =>
  fact(decidedOn, { kind: 'other', otherKind: 'judgment-default', ...rest });
export const repaired: Partial<Fact> = { repaired: true };
export const many = (count: number, make: () => Fact): Fact[] => Array.from({ length: count }, make);

export const citizen = (facts: readonly Fact[], since: string | null = '2019-06-01'): SubjectFacts => ({
  subjectId: 'subject',
  kind: 'natural-person',
  since: since === null ? null : on(since),
  registrationState: null,
  facts,
  changesOn: null,
});
export const company = (
  facts: readonly Fact[],
  since: string | null = '2014-03-01',
  rest: Partial<SubjectFacts> = {},
): SubjectFacts => ({
  ...citizen(facts, since),
  kind: 'organisation',
  registrationState: since === null ? null : 'in-business',
  ...rest,
});

/** The facts of a subject that are decided by a day: facts as of that day. */
export const knownOn = (subject: SubjectFacts, day: LocalDate): SubjectFacts => ({
  ...subject,
  facts: subject.facts.filter((each) => each.decidedOn <= day),
});

/** A day from 2017-06-01 to about the end of 2021. */
export const anyDay: fc.Arbitrary<LocalDate> = fc.nat(1670).map((days) => addDays(on('2017-06-01'), days));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Any fact that the types allow, sensible or not. */
const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    recordId: fc.uuid(),
    kind: fc.constantFrom(...recordKinds),
    documentNumber: fc.constantFrom('甲1号', '甲1号', '甲1号', ''),
    decidedOn: anyDay,
    validTo: maybe(anyDay),
    severity: maybe(fc.constantFrom(...severities)),
    procedure: maybe(fc.constantFrom(...procedures)),
    fineFen: maybe(fc.nat(30_000_000)),
    disputed: fc.boolean(),
    penaltyKinds: fc.uniqueArray(fc.constantFrom(...penaltyKinds), { maxLength: 2 }),
    otherKind: maybe(fc.constantFrom(...otherKinds)),
    honourLevel: maybe(fc.constantFrom(...honourLevels)),
    commitmentKind: maybe(fc.constantFrom(...commitmentKinds)),
    fulfilment: maybe(fc.constantFrom(...fulfilments)),
    repaired: fc.boolean(),
  })
  .map((each) => ({ ...each, fulfilled: false, changesOn: null }));

/** Facts in the order in which the store gives them. */
const anyFacts: fc.Arbitrary<Fact[]> = fc
  .array(anyFact, { maxLength: 12 })
  .map((facts) =>
    facts.toSorted((a, b) => (`${a.decidedOn} ${a.recordId}` < `${b.decidedOn} ${b.recordId}` ? -1 : 1)),
  );

export const anyCitizen: fc.Arbitrary<SubjectFacts> = fc
  .record({ since: maybe(anyDay), facts: anyFacts })
  .map((each) => ({ ...citizen(each.facts), since: each.since }));

const asCompany = (subject: SubjectFacts): SubjectFacts => ({ ...subject, kind: 'self-employed' });

/** The compiled shipped models with any subject of the right kind. */
export const anyQuestion: fc.Arbitrary<{ model: CompiledModel; subject: SubjectFacts; asOf: LocalDate }> = fc
  .record({ forPerson: fc.boolean(), subject: anyCitizen, asOf: anyDay })
  .map(({ forPerson, subject, asOf }) =>
    forPerson ? { model: person, subject, asOf } : { model: enterprise, subject: asCompany(subject), asOf },
  );
