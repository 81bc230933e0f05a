import { addMonths, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import { departmentById, readYaml } from './data.ts';
import { personaIds } from './histories.ts';
import { identityOf } from './parties.ts';
import type { Party } from './businesses.ts';
import type { Population } from './population.ts';
import { fill } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** A determination (认定) that its authority made elsewhere, to be transcribed into the lists. */
export interface ListDecision {
  /** Id of the list definition that it stands under. */
  readonly definitionId: string;
  readonly subject: ReturnType<typeof identityOf>;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate;
  readonly determiningAuthority: { readonly uscc: string; readonly name: string };
  /** Id of the instrument that the decision names, and the article as it names it. */
  readonly instrumentId: string;
  readonly article: string | null;
  readonly reason: string;
}

const decision = z.strictObject({
  definitionId: z.string(),
  decidedOn: z.iso.date().transform(localDate),
  /** How long it holds. */
  months: z.int(),
  authority: departmentById,
  decisionNumber: z.string(),
  instrumentId: z.string(),
  article: z.string().nullable(),
  reason: z.string(),
});
const told = readYaml(
  'list-decisions.yaml',
  z.strictObject({
    personas: z.array(decision.extend({ persona: z.enum(personaIds) })),
    ...{ redFirms: decision, redPersons: decision },
  }),
);

function decisionOn(party: Party, template: z.output<typeof decision>, number = 0): ListDecision {
  const { decidedOn, months, authority, decisionNumber, ...rest } = template;
  return {
    ...{ ...rest, subject: identityOf(party), decidedOn, validTo: addMonths(decidedOn, months) },
    decisionNumber: fill(decisionNumber, { number }),
    determiningAuthority: { uscc: authority.uscc, name: authority.name },
  };
}

/** The first `count` organisations with two honours of the city and no penalty. */
function honouredFirms(rows: readonly SampleRow[], count: number): Party[] {
  const penalised = new Set(
    rows.filter(({ template }) => template === 'penalty-organisation').map(({ party }) => party),
  );
  const honours = rows.filter(
    ({ template, outcome, cells }) =>
      template === 'other' && outcome === 'inserted' && cells['信息类别'] === '荣誉表彰-市级',
  );
  return [...Map.groupBy(honours, ({ party }) => party)]
    .filter(([{ kind }, own]) => kind === 'organisation' && own.length >= 2)
    .flatMap(([party]) => (penalised.has(party) ? [] : [party]))
    .slice(0, count);
}

/** The determinations of the sample: four for the black list, five for the red one. */
export function listDecisions(
  { personas, exemplary }: Population,
  rows: readonly SampleRow[],
): ListDecision[] {
  const reds = [...honouredFirms(rows, 3), personas.personScore700, ...exemplary.slice(0, 1)];
  return [
    ...told.personas.map(({ persona, ...rest }) => decisionOn(personas[persona], rest)),
    ...reds.map((party, index) =>
      decisionOn(party, party.kind === 'natural-person' ? told.redPersons : told.redFirms, index + 1),
    ),
  ];
}
