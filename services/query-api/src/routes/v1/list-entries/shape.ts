import {
  identifierSchemes,
  isPersonalIdentifier,
  listEntryOrigins,
  listKinds,
  listStates,
  mask,
  maskName,
  subjectKinds,
} from '@egret/domain';
import type { ListEntry } from '@egret/store';
import { z } from 'zod';
import { dateOutput, instantOutput } from '../../../schemas/calendar-date.ts';
import { idOutput } from '../../../schemas/ids.ts';

/** An entry of a list as it is sent; a natural person's name and number are masked. */
export const listEntryOutput = z.object({
  id: idOutput,
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
  legalBasis: z.string(),
  reason: z.string(),
  recordIds: z.array(idOutput),
  determiningAuthority: z.object({ uscc: z.string().nullable(), name: z.string() }).nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: dateOutput.nullable(),
  validTo: dateOutput.nullable(),
  proposedAt: instantOutput,
  determinedAt: instantOutput.nullable(),
});

/** Takes an entry as the store has it and gives it as it is sent. */
export function showListEntry(entry: ListEntry): z.infer<typeof listEntryOutput> {
  const { kind, name, identifier } = entry.subject;
  return {
    ...entry,
    subject: {
      ...entry.subject,
      name: kind === 'natural-person' ? maskName(name) : name,
      identifier: {
        scheme: identifier.scheme,
        value: isPersonalIdentifier(identifier) ? mask(identifier.value) : identifier.value,
      },
    },
    recordIds: [...entry.recordIds],
    proposedAt: entry.proposedAt.toISOString(),
    determinedAt: entry.determinedAt?.toISOString() ?? null,
  };
}
