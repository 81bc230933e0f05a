import { addMonths, localDate } from '@egret/domain';
import type { LocalDate } from '@egret/domain';
import { z } from 'zod';

import type { Business } from './businesses.ts';
import { departmentId, readYaml } from './data.ts';
import { departments } from './departments.ts';
import type { Personas } from './histories.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import { fill } from './rows.ts';
import type { SampleRow } from './rows.ts';

/** A determination (认定) that its authority made elsewhere, to be transcribed into the lists. */
export interface ListDecision {
  /** Id of the list definition that it stands under. */
  readonly definitionId: string;
  readonly subject: {
    readonly scheme: 'uscc' | 'resident-id';
    readonly value: string;
    readonly name: string;
  };
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly validTo: LocalDate;
  readonly determiningAuthority: { readonly uscc: string; readonly name: string };
  /** Id of the instrument that the decision names, and the article as it names it. */
  readonly instrumentId: string;
  readonly article: string | null;
  readonly reason: string;
}

function subjectOf(subject: Person | Business): ListDecision['subject'] {
  return subject.kind === 'natural-person'
    ? { scheme: 'resident-id', value: subject.number, name: subject.name }
    : { scheme: 'uscc', value: subject.uscc, name: subject.name };
}

const blackListed = [
  'enterpriseBlackListed',
  'contractorBlackListed',
  'traderBlackListed',
  'personBelow530',
] as const;

const decision = z.strictObject({
  definitionId: z.string(),
  decidedOn: z.iso.date(),
  /** How long it holds. */
  months: z.int(),
  authority: departmentId,
  decisionNumber: z.string(),
  instrumentId: z.string(),
  article: z.string().nullable(),
  reason: z.string(),
});
const told = readYaml(
  'list-decisions.yaml',
  z.strictObject({
    personas: z.array(decision.extend({ persona: z.enum(blackListed) })),
    ...{ redFirms: decision, redPersons: decision },
  }),
);

function decisionOn(
  subject: ListDecision['subject'],
  { decidedOn, months, authority, decisionNumber, ...rest }: z.output<typeof decision>,
  number = 0,
): ListDecision {
  const [on, { uscc, name }] = [localDate(decidedOn), departments[authority]];
  return {
    ...{ ...rest, subject, decidedOn: on, validTo: addMonths(on, months) },
    decisionNumber: fill(decisionNumber, { number }),
    determiningAuthority: { uscc, name },
  };
}

/** The first `count` organisations with two honours of the city and no penalty. */
function honouredFirms(rows: readonly SampleRow[], count: number): ListDecision['subject'][] {
  const penalised = new Set(
    rows
      .filter(({ template }) => template === 'penalty-organisation')
      .map(({ cells }) => cells['行政相对人代码_1(统一社会信用代码)']?.toUpperCase()),
  );
  const honours = new Map<string, { name: string; times: number }>();
  for (const { template, outcome, cells } of rows) {
    const code = cells['统一社会信用代码']?.toUpperCase() ?? '';
    if (
      template !== 'other' ||
      outcome !== 'inserted' ||
      code === '' ||
      cells['信息类别'] !== '荣誉表彰-市级'
    ) {
      continue;
    }
    honours.set(code, { name: cells['主体名称'] ?? '', times: (honours.get(code)?.times ?? 0) + 1 });
  }
  return [...honours]
    .filter(([code, { times }]) => times >= 2 && !penalised.has(code))
    .slice(0, count)
    .map(([value, { name }]) => ({ scheme: 'uscc', value, name }));
}

/** The determinations of the sample: four for the black list, five for the red one. */
export function listDecisions(
  personas: Personas,
  population: Population,
  rows: readonly SampleRow[],
): ListDecision[] {
  const reds = [
    ...honouredFirms(rows, 3),
    subjectOf(personas.personScore700),
    ...population.exemplary.slice(0, 1).map(subjectOf),
  ];
  return [
    ...told.personas.map(({ persona, ...rest }) => decisionOn(subjectOf(personas[persona]), rest)),
    ...reds.map((subject, index) =>
      decisionOn(subject, subject.scheme === 'uscc' ? told.redFirms : told.redPersons, index + 1),
    ),
  ];
}
