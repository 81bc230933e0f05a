import { referenceKinds, referenceOrigins } from '@egret/reference';
import type { KeptReferenceVersion } from '@egret/store';
import { z } from 'zod';
import { dateOutput, instantOutput } from '../../../schemas/calendar-date.ts';
import { refuseCitizenNumber } from '../../../schemas/plain-text.ts';

/** Path of a kind of reference data. */
export const kindParams = z.strictObject({
  kind: z.enum(referenceKinds).meta({ description: '参照数据种类' }),
});

/** Path of one text of a kind. */
export const textParams = kindParams.extend({
  id: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .superRefine((text, context) => refuseCitizenNumber(text, context))
    .meta({ description: '稳定标识' }),
});

/** A version as an answer shows it. */
export const versionOutput = z.object({
  kind: z.enum(referenceKinds),
  id: z.string(),
  version: z.number().int().meta({ description: '同一标识的版本号，自1起' }),
  inForceFrom: dateOutput,
  inForceTo: dateOutput.nullable().meta({ description: '最后一天；未定为 null' }),
  state: z.enum(['proposed', 'approved', 'rejected']).meta({ description: '待复核、已批准、已退回' }),
  origin: z.enum(referenceOrigins).meta({ description: '全国规定、地区配置、本地变更' }),
  definition: z.record(z.string(), z.unknown()).meta({ description: '内容，格式因种类而异' }),
  proposedAt: instantOutput,
  decidedAt: instantOutput.nullable(),
});

/** Shows a version. */
export function showVersion(version: KeptReferenceVersion): z.infer<typeof versionOutput> {
  return {
    ...version,
    definition: version.definition as Record<string, unknown>,
    proposedAt: version.proposedAt.toISOString(),
    decidedAt: version.decidedAt?.toISOString() ?? null,
  };
}
