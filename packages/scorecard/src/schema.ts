import type { LocalDate } from '@egret/domain';
import { parseLocalDate, penaltyKinds, subjectKinds } from '@egret/domain';
import { z } from 'zod';

import type { DeepReadonly } from './deep-readonly.ts';
import { matchSchema, penaltyMatchSchema } from './match.ts';

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab-case words');
const text = z.string().regex(/\S/, 'some text').max(400);
const points = z.int().min(-1000).max(1000);
const months = z.int().min(1).max(600);

const date = z.iso.date().transform((value, context): LocalDate => {
  const parsed = parseLocalDate(value);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'a calendar date YYYY-MM-DD', input: value });
  return z.NEVER;
});

/** What every rule says of itself; it has effect on the days from `effectiveFrom` to `effectiveTo`, both counted in. */
const ruleHead = {
  id,
  dimension: id,
  zh: text,
  en: text,
  legalBasis: text,
  /** Where the number of points comes from. */
  source: text,
  effectiveFrom: date,
  effectiveTo: date.nullable(),
};

/**
 * How points fade with age: each step gives the percentage that counts until so many calendar months after the
 * decision, that day not counted in; after the last step nothing counts. Null: they do not fade. Points are cut to
 * whole ones towards zero.
 */
const decay = z
  .array(z.strictObject({ months, percent: z.int().min(0).max(100) }))
  .nonempty()
  .nullable();

/** What of the record itself ends its effect: the last day of its validity. How long it may be used is law, not model. */
const endsBy = z.array(z.enum(['validTo']));

/** The most points that all records of one rule may give together; null: only the dimension limits them. */
const cap = z.int().min(1).max(1000).nullable();

/** So many points for each record. */
export const recordsRuleSchema = z.strictObject({
  type: z.literal('records'),
  ...ruleHead,
  match: matchSchema,
  points,
  decay,
  endsBy,
  cap,
});

const level = z.strictObject({ points, decay });

/**
 * Points for each penalty by how serious it is: those of its severity (that of `minor` where none is stated), and
 * those of the highest band that its fine reaches (fen), and those of its heaviest kind of penalty, added up and
 * faded as its severity says.
 */
export const gradedRuleSchema = z.strictObject({
  type: z.literal('graded'),
  ...ruleHead,
  match: penaltyMatchSchema,
  levels: z.strictObject({ minor: level, general: level, serious: level }),
  fineBands: z.array(z.strictObject({ fromFen: z.int().min(1), points })),
  penaltyKinds: z.partialRecord(z.enum(penaltyKinds), points),
  endsBy,
  cap,
});

/** Points by the number of records that count: those of the highest step reached. */
export const countRuleSchema = z.strictObject({
  type: z.literal('count'),
  ...ruleHead,
  match: matchSchema,
  /** A record counts until so many calendar months after its decision; null: as long as nothing else ends it. */
  months: months.nullable(),
  endsBy,
  steps: z.array(z.strictObject({ atLeast: z.int().min(1), points })).nonempty(),
});

/** Points by the months since registration (organisations, self-employed) or enrolment (persons): highest band reached. */
export const tenureRuleSchema = z.strictObject({
  type: z.literal('tenure'),
  ...ruleHead,
  bands: z.array(z.strictObject({ months, points })).nonempty(),
});

/**
 * A rule of a model. A record is used by one rule at most: of the rules in effect on the day of the score that match
 * it, the first in the order of the model, also where that one gives it no points any more.
 */
export const ruleSchema = z.discriminatedUnion('type', [
  recordsRuleSchema,
  gradedRuleSchema,
  countRuleSchema,
  tenureRuleSchema,
]);

const dimensionSchema = z.strictObject({ id, zh: text, en: text, minPoints: points, maxPoints: points });

const tierSchema = z.strictObject({
  id,
  /** The lowest score in the tier. */
  minPoints: z.int(),
  /** What the tier is called, from date to date, both counted in. */
  labels: z.array(z.strictObject({ from: date, to: date.nullable(), zh: text, en: text })).nonempty(),
});

/** A score model as data. Points are integers everywhere; unknown keys are refused everywhere. */
export const scoreModelSchema = z.strictObject({
  id,
  version: z.int().min(1),
  zh: text,
  en: text,
  /** What the reader of a score must know of the model: whose it is, and what is assumed. */
  noteZh: text,
  noteEn: text,
  appliesTo: z.array(z.enum(subjectKinds)).nonempty(),
  range: z.strictObject({ minPoints: z.int().min(0), maxPoints: z.int().max(10_000) }),
  startPoints: z.int().min(0),
  dimensions: z.array(dimensionSchema).nonempty(),
  /** From the lowest to the highest. */
  tiers: z.array(tierSchema).nonempty(),
  rules: z.array(ruleSchema).nonempty(),
});

export type ScoreModel = DeepReadonly<z.output<typeof scoreModelSchema>>;
export type Rule = ScoreModel['rules'][number];
export type RecordsRule = Extract<Rule, { type: 'records' }>;
export type GradedRule = Extract<Rule, { type: 'graded' }>;
export type CountRule = Extract<Rule, { type: 'count' }>;
export type TenureRule = Extract<Rule, { type: 'tenure' }>;
export type Decay = RecordsRule['decay'];
export type RecordEnd = RecordsRule['endsBy'][number];
