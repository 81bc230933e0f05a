import type { z } from 'zod';
import type { ReferenceKind } from '../kinds.ts';
import { instrumentSchema } from './instrument.ts';
import {
  disclosureSchema,
  publicitySchema,
  severitySchema,
  summaryProcedureSchema,
  useSchema,
} from './law.ts';
import { listDefinitionSchema, listRuleSchema } from './lists.ts';
import { authoritySchema, issuerSchema, perkSchema, thresholdSchema } from './place.ts';

/** The one schema of each kind. */
export const schemas = {
  instrument: instrumentSchema,
  severity: severitySchema,
  'summary-procedure': summaryProcedureSchema,
  publicity: publicitySchema,
  use: useSchema,
  disclosure: disclosureSchema,
  'list-definition': listDefinitionSchema,
  'list-rule': listRuleSchema,
  issuer: issuerSchema,
  authority: authoritySchema,
  perk: perkSchema,
  threshold: thresholdSchema,
} as const satisfies Record<ReferenceKind, z.ZodType>;

/** What a text of a kind says, checked. */
export type Definition<K extends ReferenceKind = ReferenceKind> = z.infer<(typeof schemas)[K]>;
