import { disclosures, penaltyKinds, recordKinds } from '@egret/domain';
import { z } from 'zod';
import { basis, fen, months, note } from './common.ts';

const kindsOfPenalty = z.array(z.enum(penaltyKinds));

export const severitySchema = z.strictObject({
  basis,
  seriousKinds: kindsOfPenalty,
  seriousFineFrom: fen.nullable(),
  minorKinds: kindsOfPenalty,
  note,
});

export const summaryProcedureSchema = z.strictObject({
  basis,
  kinds: kindsOfPenalty.min(1),
  citizenFineFen: fen,
  organisationFineFen: fen,
  note,
});

const period = z
  .strictObject({ minimumMonths: months, maximumMonths: months })
  .refine(({ minimumMonths, maximumMonths }) => minimumMonths <= maximumMonths, {
    path: ['maximumMonths'],
    error: 'the longest publicity is not shorter than the shortest',
  })
  .nullable();

export const publicitySchema = z.strictObject({
  basis,
  periods: z.strictObject({ minor: period, general: period, serious: period }),
  showsSummaryProcedure: z.boolean(),
  showsWarningsAlone: z.boolean(),
  note,
});

export const useSchema = z.strictObject({
  basis,
  penaltyYears: z.int().min(1).max(30),
  repairEnds: z.enum(['publicity', 'all']),
  fulfilmentEnds: z.boolean(),
  note,
});

export const disclosureSchema = z.strictObject({
  basis,
  kind: z.enum(recordKinds),
  organisations: z.enum(disclosures),
  persons: z.enum(disclosures),
  publicOfPersons: z.boolean(),
  note,
});
