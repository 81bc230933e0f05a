import {
  identifierSchemes,
  isPersonalIdentifier,
  listEntryOrigins,
  listKinds,
  type ListReference,
  listStates,
  mask,
  maskName,
  subjectKinds,
} from '@egret/domain';
import type { HeldListEntry } from '@egret/store';
import { z } from 'zod';
import { basisText, reasonText } from '../../../lists/words.ts';
import { dateOutput, instantOutput } from '../../../schemas/calendar-date.ts';
import { idOutput } from '../../../schemas/ids.ts';

const authorityOutput = z.object({ uscc: z.string().nullable(), name: z.string() });

/** An entry of a list as it is sent; a natural person's name and number are masked unless the reader may act on it. */
export const listEntryOutput = z.object({
  id: idOutput,
  definition: z.object({ id: z.string(), version: z.int(), zh: z.string(), en: z.string() }),
  list: z.enum(listKinds),
  origin: z.enum(listEntryOrigins),
  state: z.enum(listStates),
  subject: z.object({
    id: idOutput,
    kind: z.enum(subjectKinds),
    name: z.string(),
    identifier: z.object({ scheme: z.enum(identifierSchemes), value: z.string() }),
  }),
  ruleId: z.string().nullable().meta({ description: '提出建议的规则；人工录入为 null' }),
  instrument: z.string().nullable().meta({ description: '列入依据的文件标识' }),
  legalBasis: z.string().nullable().meta({ description: '列入依据，含条款' }),
  reason: z.string().nullable(),
  recordIds: z.array(idOutput),
  determiningAuthority: authorityOutput.nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: dateOutput.nullable(),
  validTo: dateOutput.nullable(),
  proposedAt: instantOutput,
  determinedAt: instantOutput.nullable(),
});
export type ListEntryOutput = z.infer<typeof listEntryOutput>;

/** Takes an entry as the store holds it and returns it as it is sent; persons in full only if `unmasked`. */
export function showListEntry(
  entry: HeldListEntry,
  lists: ListReference,
  unmasked: boolean,
): ListEntryOutput {
  const { kind, name, identifier } = entry.subject;
  const definition = lists.listDefinitions.find(
    ({ id, version }) => id === entry.definition.id && version === entry.definition.version,
  );
  return {
    ...entry,
    definition: { ...entry.definition, ...(definition?.name ?? { zh: '', en: '' }) },
    subject: {
      ...entry.subject,
      name: kind === 'natural-person' && !unmasked ? maskName(name) : name,
      identifier: {
        scheme: identifier.scheme,
        value: isPersonalIdentifier(identifier) && !unmasked ? mask(identifier.value) : identifier.value,
      },
    },
    ruleId: entry.rule?.id ?? null,
    instrument: entry.instrumentId,
    legalBasis: basisText(entry, entry.decidedOn, lists),
    reason: reasonText(entry, lists),
    recordIds: [...entry.recordIds],
    proposedAt: entry.proposedAt.toISOString(),
    determinedAt: entry.determinedAt?.toISOString() ?? null,
  };
}
