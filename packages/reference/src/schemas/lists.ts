import {
  disclosures,
  honourLevels,
  listKinds,
  listLevels,
  penaltyKinds,
  severities,
  subjectKinds,
} from '@egret/domain';
import { z } from 'zod';
import { article, basis, label, line, months, note, referenceId, uscc } from './common.ts';

/** What an entry brings about: an incentive or a restraint, never without a basis of its own. */
const measure = z.strictObject({
  id: referenceId,
  zh: line,
  en: line,
  instrument: referenceId,
  article,
});

const determiningAuthority = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('authority'), uscc, name: line }),
  z.strictObject({ type: z.literal('kind'), kind: referenceId, nameEndings: z.array(line).min(1) }),
  z.strictObject({ type: z.literal('ground-authority') }),
]);

/** A list, who determines its entries, for how long, who sees them, and what follows from them. */
export const listDefinitionSchema = z.strictObject({
  list: z.enum(listKinds),
  level: z.enum(listLevels),
  name: label,
  owner: line,
  basis,
  determiningAuthorities: z.tuple([determiningAuthority], determiningAuthority),
  termMonths: z
    .strictObject({ min: months, max: months })
    .refine(({ min, max }) => min <= max, {
      path: ['max'],
      error: 'the longest term is not under the shortest',
    })
    .nullable(),
  publicity: z.enum(disclosures),
  effects: z.array(measure),
  appliesTo: z.array(z.enum(subjectKinds)).min(1),
  note,
});

const condition = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('honours'),
    minimumCount: z.int().min(1),
    levels: z.array(z.enum(honourLevels)).min(1),
    withinMonths: months,
    cleanMonths: months,
  }),
  z.strictObject({
    type: z.literal('penalties'),
    minimumCount: z.int().min(1),
    severities: z.array(z.enum(severities)).min(1),
    withinMonths: months,
    penaltyKinds: z.array(z.enum(penaltyKinds)).min(1).nullable(),
  }),
  z.strictObject({ type: z.literal('judgment-default') }),
]);

/** A rule that proposes entries on a list; it never makes one. */
export const listRuleSchema = z.strictObject({
  list: z.enum(listKinds),
  /** The list whose entries it proposes. */
  definitionId: referenceId,
  basis,
  appliesTo: z.array(z.enum(subjectKinds)).min(1),
  reason: label,
  condition,
  validity: z.strictObject({ from: z.enum(['proposal', 'record']), months }),
  note,
});
