import { localDate } from '@egret/domain';
import { z } from 'zod';

import type { CommitmentDraft } from './commitments.ts';
import type { Business } from './businesses.ts';
import { readYaml } from './data.ts';
import type { EnrolmentDraft } from './enrolments.ts';
import {
  businessLicences,
  businessOffences,
  personCommitments,
  personLicences,
  personOffences,
  repairCommitments,
} from './items.ts';
import type { LicenceDraft } from './licences.ts';
import { otherCategories } from './others.ts';
import type { OtherDraft } from './others.ts';
import type { PenaltyDraft } from './penalties.ts';
import type { Person } from './persons.ts';
import type { Population } from './population.ts';
import type { ServiceDraft } from './services.ts';

/** The subjects of scripted histories, by what they are good for. */
export interface Personas {
  /** Honours and kept commitments carry this person over 700 points. */
  readonly personScore700: Person;
  /** Two serious penalties and a judgment default hold this person below 530. */
  readonly personBelow530: Person;
  readonly personNotEnrolled: Person;
  readonly enterpriseBlackListed: Business;
  /** Its one penalty was repaired in April 2020. */
  readonly enterpriseRepaired: Business;
  readonly contractorBlackListed: Business;
  readonly traderBlackListed: Business;
  readonly identifierUnknown: Person;
  readonly usccUnknown: Business;
}

/** What the personas did, by the file in which it is delivered. */
export interface Histories {
  readonly licences: readonly LicenceDraft[];
  readonly penalties: readonly PenaltyDraft[];
  readonly services: readonly ServiceDraft[];
  readonly others: readonly OtherDraft[];
  readonly commitments: readonly CommitmentDraft[];
  readonly enrolments: readonly EnrolmentDraft[];
}

const byDay = z.record(z.iso.date(), z.string()).default({});
const scripts = readYaml(
  'histories.yaml',
  z.record(
    z.string(),
    z.strictObject({
      note: z.string().default(''),
      enrolled: z.iso.date().optional(),
      licences: byDay,
      penalties: byDay,
      services: z.array(z.iso.date()).default([]),
      others: z.record(z.iso.date(), z.enum(otherCategories)).default({}),
      kept: byDay,
    }),
  ),
);

/** The day on which `enterpriseRepaired` had its penalty repaired. */
export const personaRepairedOn = localDate('2020-04-21');

/** What a persona is good for, in words. */
export function noteOf(persona: keyof Personas): string {
  return scripts[persona]?.note ?? '';
}

/** Names the personas of a population. */
export function choosePersonas(population: Population): Personas {
  const [personScore700, personBelow530, personNotEnrolled] = population.reservedPersons;
  const [enterpriseBlackListed, enterpriseRepaired, contractorBlackListed, traderBlackListed] =
    population.reservedBusinesses;
  return {
    ...{ personScore700, personBelow530, personNotEnrolled },
    ...{ enterpriseBlackListed, enterpriseRepaired, contractorBlackListed, traderBlackListed },
    identifierUnknown: population.unknownPerson,
    usccUnknown: population.unknownBusiness,
  };
}

function named<T extends { readonly [key: string]: unknown }>(
  list: readonly T[],
  key: keyof T,
  name: string,
): T {
  const one = list.find((entry) => entry[key] === name);
  if (one === undefined) throw new RangeError(`nothing is called ${name}`);
  return one;
}

/** Returns the personas' histories. */
export function histories(personas: Personas): Histories {
  const told = Object.entries(scripts).map(([name, script]) => {
    return { ...script, who: personas[name as keyof Personas] };
  });
  const days = (things: Readonly<Record<string, string>>) =>
    Object.entries(things).map(([on, name]) => ({ on: localDate(on), name, scripted: true }));
  return {
    licences: told.flatMap(({ who: holder, licences }) =>
      days(licences).map(({ name, ...rest }) => {
        const items = holder.kind === 'natural-person' ? personLicences : businessLicences;
        return { ...rest, holder, item: named(items, 'title', name) };
      }),
    ),
    penalties: told.flatMap(({ who: offender, penalties }) =>
      days(penalties).map(({ name, ...rest }) => {
        const offences = offender.kind === 'natural-person' ? personOffences : businessOffences;
        return { ...rest, offender, offence: named(offences, 'type', name) };
      }),
    ),
    services: told.flatMap(({ who: applicant, services }) =>
      services.map((on) => ({ acceptedOn: localDate(on), applicant })),
    ),
    others: told.flatMap(({ who: subject, others }) =>
      Object.entries(others).map(([on, category]) => {
        return { on: localDate(on), subject, category, scripted: true, fulfilledOn: null };
      }),
    ),
    commitments: told.flatMap(({ who: signer, kept }) =>
      days(kept).map(({ name, ...rest }) => {
        const item = named([...personCommitments, ...repairCommitments], 'item', name);
        return { ...rest, signer, item, fulfilment: '全部履行' as const };
      }),
    ),
    enrolments: told.flatMap(({ who: person, enrolled }) =>
      enrolled === undefined || person.kind !== 'natural-person'
        ? []
        : [{ on: localDate(enrolled), person, scripted: true }],
    ),
  };
}
