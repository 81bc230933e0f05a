import { localDate } from '@egret/domain';

import type { CommitmentDraft, CommitmentItem } from './commitments.ts';
import { personCommitments, repairCommitments } from './commitments.ts';
import type { Business } from './businesses.ts';
import type { EnrolmentDraft } from './enrolments.ts';
import { businessLicences, personLicences } from './licence-items.ts';
import type { LicenceDraft } from './licences.ts';
import { businessOffences, personOffences } from './offences.ts';
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

/** The day on which `enterpriseRepaired` had its penalty repaired. */
export const personaRepairedOn = localDate('2020-04-21');

function chosen<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new RangeError(`no element ${index}`);
  return one;
}

function named<T extends { readonly type: string } | { readonly title: string }>(
  list: readonly T[],
  name: string,
): T {
  const one = list.find((entry) => ('type' in entry ? entry.type : entry.title) === name);
  if (one === undefined) throw new RangeError(`nothing is called ${name}`);
  return one;
}

/** Names the personas of a population. */
export function choosePersonas(population: Population): Personas {
  const { reservedPersons, reservedBusinesses } = population;
  return {
    personScore700: chosen(reservedPersons, 0),
    personBelow530: chosen(reservedPersons, 1),
    personNotEnrolled: chosen(reservedPersons, 2),
    enterpriseBlackListed: chosen(reservedBusinesses, 0),
    enterpriseRepaired: chosen(reservedBusinesses, 1),
    contractorBlackListed: chosen(reservedBusinesses, 2),
    traderBlackListed: chosen(reservedBusinesses, 3),
    identifierUnknown: population.unknownPerson,
    usccUnknown: population.unknownBusiness,
  };
}

function licence(on: string, holder: Person | Business, title: string): LicenceDraft {
  const items = holder.kind === 'natural-person' ? personLicences : businessLicences;
  return { on: localDate(on), holder, item: named(items, title), scripted: true };
}

function penalty(on: string, offender: Person | Business, type: string): PenaltyDraft {
  const offences = offender.kind === 'natural-person' ? personOffences : businessOffences;
  return { on: localDate(on), offender, offence: named(offences, type), scripted: true };
}

function other(on: string, subject: Person | Business, category: OtherDraft['category']): OtherDraft {
  return { on: localDate(on), subject, category, scripted: true };
}

function kept(on: string, signer: Person | Business, item: CommitmentItem): CommitmentDraft {
  return { on: localDate(on), signer, item, fulfilment: '全部履行', scripted: true };
}

/** Gives the personas' histories. */
export function histories(personas: Personas): Histories {
  const { personScore700, personBelow530, personNotEnrolled } = personas;
  const { enterpriseBlackListed, enterpriseRepaired, contractorBlackListed, traderBlackListed } = personas;
  const keptOn = ['2020-02-18', '2020-04-09', '2020-05-20', '2020-07-14', '2020-09-03', '2020-11-05'];
  return {
    licences: [
      licence('2018-05-15', personNotEnrolled, '道路货物运输驾驶员从业资格证'),
      licence('2018-07-11', enterpriseBlackListed, '食品经营许可证'),
      licence('2018-09-19', enterpriseRepaired, '食品经营许可证'),
      licence('2019-06-26', enterpriseRepaired, '户外广告设施设置许可决定书'),
      licence('2019-03-13', contractorBlackListed, '建筑工程施工许可证'),
      licence('2018-04-17', traderBlackListed, '准予变更登记通知书'),
    ],
    penalties: [
      penalty('2020-04-15', personBelow530, '非医师行医'),
      penalty('2020-08-26', personBelow530, '非医师行医'),
      penalty('2020-03-17', enterpriseBlackListed, '生产经营掺假掺杂食品'),
      penalty('2019-09-10', enterpriseRepaired, '消防设施、器材未保持完好有效'),
      penalty('2019-11-21', contractorBlackListed, '未采取措施消除事故隐患'),
      penalty('2020-01-09', traderBlackListed, '虚开发票'),
    ],
    services: [
      { acceptedOn: localDate('2019-08-20'), applicant: personNotEnrolled },
      { acceptedOn: localDate('2020-03-31'), applicant: personScore700 },
    ],
    others: [
      other('2019-12-05', personScore700, '荣誉表彰-区级'),
      other('2020-05-04', personScore700, '荣誉表彰-市级'),
      other('2020-11-24', personScore700, '荣誉表彰-省级'),
      other('2020-10-16', personBelow530, '失信被执行人'),
      other('2020-06-22', enterpriseBlackListed, '失信被执行人'),
      other('2020-05-27', contractorBlackListed, '失信被执行人'),
    ],
    commitments: [
      ...keptOn.map((on, index) => kept(on, personScore700, chosen(personCommitments, index))),
      kept('2020-04-14', enterpriseRepaired, chosen(repairCommitments, 0)),
    ],
    enrolments: [
      { on: localDate('2019-03-18'), person: personScore700, scripted: true },
      { on: localDate('2019-06-11'), person: personBelow530, scripted: true },
    ],
  };
}
