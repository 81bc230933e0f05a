import type { Template } from '@egret/domain';

import { commitmentRows } from './commitments.ts';
import { toDeliveries } from './deliveries.ts';
import type { Delivery } from './deliveries.ts';
import { enrolmentRows, withdrawalRows } from './enrolments.ts';
import { expectationsOf } from './expected.ts';
import type { Expectations } from './expected.ts';
import type { Personas } from './histories.ts';
import { licenceRows } from './licences.ts';
import { listDecisions } from './list-decisions.ts';
import type { ListDecision } from './list-decisions.ts';
import { otherRowsOf } from './others.ts';
import { penaltyRows } from './penalties.ts';
import { buildPopulation } from './population.ts';
import { published } from './published-figures.ts';
import { repairRows, repeatedRows } from './redeliveries.ts';
import { registryChanges, registryRows } from './registry.ts';
import { serviceRows } from './services.ts';
import { spareRows, spoil } from './spoiling.ts';
import { vary } from './variations.ts';

/** A sample before it is written. */
export interface Sample {
  readonly deliveries: readonly Delivery[];
  readonly personas: Personas;
  readonly listDecisions: readonly ListDecision[];
  readonly expectations: Expectations;
}

/** Good rows of the templates on the business date; with those of natural persons the stock of the yearly report. */
const goodRows = {
  'licence-organisation': published('stock.licence') - 760,
  'licence-natural-person': 760,
  'penalty-organisation': published('stock.penalty') - 208,
  'penalty-natural-person': 208,
  'public-service': published('stock.public-service'),
  other: published('stock.other'),
  commitment: published('flow.commitment-signed'),
};

function withSpare(template: keyof typeof goodRows): number {
  return goodRows[template] + spareRows(template);
}

/** Makes the sample of a seed: the same for the same seed, whatever the day or the machine. */
export function buildSample(seed: number): Sample {
  const population = buildPopulation(seed);
  const { personas } = population;
  const first = [
    ...registryRows(population),
    ...licenceRows(seed, population, {
      organisations: withSpare('licence-organisation'),
      persons: withSpare('licence-natural-person'),
    }),
    ...penaltyRows(seed, population, {
      organisations: withSpare('penalty-organisation'),
      persons: withSpare('penalty-natural-person'),
    }),
    ...serviceRows(seed, population, withSpare('public-service')),
    ...otherRowsOf(seed, population, withSpare('other')),
    ...commitmentRows(seed, population, withSpare('commitment')),
    ...enrolmentRows(seed, population),
  ];
  const byTemplate = Map.groupBy(first, ({ template }) => template);
  const submitted = [...byTemplate].flatMap(([template, rows]) =>
    vary(seed, template, spoil(seed, template, rows)),
  );
  const of = (template: Template) => submitted.filter((row) => row.template === template);
  const deliveries = toDeliveries([
    ...submitted,
    ...registryChanges(seed, population, of('registry'), 400),
    ...repairRows(seed, submitted, 40, personas),
    ...repeatedRows(seed, submitted, 30),
    ...withdrawalRows(seed, of('enrolment'), 40),
  ]);
  return {
    deliveries,
    personas,
    listDecisions: listDecisions(population, submitted),
    expectations: expectationsOf(seed, deliveries),
  };
}
