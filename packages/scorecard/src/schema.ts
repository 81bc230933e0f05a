import type { LocalDate } from '@egret/domain';
import {
  listKinds,
  parseLocalDate,
  penaltyKinds,
  registrationStates,
  severities,
  subjectKinds,
} from '@egret/domain';
import { z } from 'zod';

import type { DeepReadonly } from './deep-readonly.ts';
import { matchSchema, penaltyMatchSchema } from './match.ts';

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'kebab-case words');
const text = z.string().regex(/\S/, 'some text').max(400);
const note = z.string().regex(/\S/, 'some text').max(800);
const points = z.int().min(-1000).max(1000);
const months = z.int().min(1).max(600);

const date = z.iso.date().transform((value, context): LocalDate => {
  const parsed = parseLocalDate(value);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'a calendar date YYYY-MM-DD', input: value });
  return z.NEVER;
});

/** What a rule rests on, from date to date, both inclusive: a score cites the law of its day. */
const legalBasis = z.array(z.strictObject({ from: date, to: date.nullable(), text })).nonempty();

/** What rules and ceilings have in common; they have effect from `effectiveFrom` to `effectiveTo`, both inclusive. */
const head = {
  id,
  zh: text,
  en: text,
  /** One text on every day of effect (`guardLegalBasis`). */
  legalBasis,
  /** Where the number of points comes from. */
  source: text,
  effectiveFrom: date,
  effectiveTo: date.nullable(),
};

const ruleHead = { ...head, dimension: id };

/**
 * How points fade with age: each step sets the percentage that counts until, but not on, the day so many calendar
 * months after the decision; after the last step nothing counts. Null: they do not fade. Points are cut to whole ones
 * towards zero.
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
const recordsRuleSchema = z.strictObject({
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
const gradedRuleSchema = z.strictObject({
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
const countRuleSchema = z.strictObject({
  type: z.literal('count'),
  ...ruleHead,
  match: matchSchema,
  /** A record counts until so many calendar months after its decision; null: as long as nothing else ends it. */
  months: months.nullable(),
  endsBy,
  steps: z.array(z.strictObject({ atLeast: z.int().min(1), points })).nonempty(),
});

/** Points by the months since registration (organisations, self-employed) or enrolment (persons): highest band reached. */
const tenureRuleSchema = z.strictObject({
  type: z.literal('tenure'),
  ...ruleHead,
  bands: z.array(z.strictObject({ months, points })).nonempty(),
});

/**
 * Points by the months without a breach (守信时长): since registration or enrolment, or since the last breach that
 * ends the run, whichever is later; highest band reached. A breach is a penalty of the ordinary procedure as serious as
 * `penaltiesFrom` or more so (one of unknown severity counts as minor) and, where the rule says so, a judgment default or
 * a breached commitment; it must have a document number and be neither repaired nor under objection.
 */
const cleanMonthsRuleSchema = z.strictObject({
  type: z.literal('clean-months'),
  ...ruleHead,
  breaches: z.strictObject({
    penaltiesFrom: z.enum(severities).nullable(),
    judgmentDefaults: z.boolean(),
    commitmentsBreached: z.boolean(),
  }),
  bands: z.array(z.strictObject({ months, points })).nonempty(),
});

/**
 * A rule of a model. A record is used by one rule at most: of the rules in effect on the day of the score that match
 * it, the first in the order of the model, even where that one no longer gives it points.
 */
const ruleSchema = z.discriminatedUnion('type', [
  recordsRuleSchema,
  gradedRuleSchema,
  countRuleSchema,
  tenureRuleSchema,
  cleanMonthsRuleSchema,
]);

const dimensionSchema = z.strictObject({ id, zh: text, en: text, minPoints: points, maxPoints: points });

const tierSchema = z.strictObject({
  id,
  /** The lowest score in the tier. */
  minPoints: z.int(),
  /** What the tier is called, from date to date, both inclusive. */
  labels: z.array(z.strictObject({ from: date, to: date.nullable(), zh: text, en: text })).nonempty(),
});

const states = z.array(z.enum(registrationStates)).nonempty();

/**
 * The most points of a subject in a state or on a list, whatever else it has (一票否决). It only lowers, after
 * everything else; of several that apply the lowest holds.
 */
const ceilingSchema = z.strictObject({
  ...head,
  when: z.union([
    /** The register's state of an organisation on the day. */
    z.strictObject({ registrationState: states }),
    /** In force on one of these lists on the day. */
    z.strictObject({ listed: z.array(z.enum(listKinds)).nonempty() }),
  ]),
  maxPoints: z.int().min(0),
});

const words = z.strictObject({ zh: text, en: text, legalBasis });

/** A score model as data. Points are integers everywhere; unknown keys are refused everywhere. */
export const scoreModelSchema = z.strictObject({
  id,
  version: z.int().min(1),
  zh: text,
  en: text,
  /** What the reader of a score must know of the model: whose it is, and what is assumed. */
  noteZh: note,
  noteEn: note,
  appliesTo: z.array(z.enum(subjectKinds)).nonempty(),
  range: z.strictObject({ minPoints: z.int().min(0), maxPoints: z.int().max(10_000) }),
  startPoints: z.int().min(0),
  dimensions: z.array(dimensionSchema).nonempty(),
  /** From the lowest to the highest. */
  tiers: z.array(tierSchema).nonempty(),
  rules: z.array(ruleSchema).nonempty(),
  ceilings: z.array(ceilingSchema).default([]),
  /** Organisations in these states of the register have no score (`not-rated`); null: the state does not matter. */
  notRated: words.extend({ states }).nullable().default(null),
  /** Subjects without a register entry and any record but of public services have no score (`insufficient-data`); null: all have one. */
  insufficientData: words.nullable().default(null),
  /**
   * For models whose score opens doors: so many months after enrolment, without any record, every threshold is
   * reached (`guardReachable`). Null for the others.
   */
  reachMonths: months.nullable().default(null),
});

export type ScoreModel = DeepReadonly<z.output<typeof scoreModelSchema>>;
export type Rule = ScoreModel['rules'][number];
export type RecordsRule = Extract<Rule, { type: 'records' }>;
export type GradedRule = Extract<Rule, { type: 'graded' }>;
export type CountRule = Extract<Rule, { type: 'count' }>;
export type TenureRule = Extract<Rule, { type: 'tenure' }>;
export type CleanMonthsRule = Extract<Rule, { type: 'clean-months' }>;
export type Ceiling = ScoreModel['ceilings'][number];
export type LegalBasis = Rule['legalBasis'];
export type Decay = RecordsRule['decay'];
export type RecordEnd = RecordsRule['endsBy'][number];
