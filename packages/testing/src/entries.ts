import {
  type CreditRecord,
  type Entry,
  type LegalRepresentative,
  localDate,
  type RecordEventKind,
  type Registration,
  type StatedEvent,
} from '@egret/domain';
import { aPenalty } from './records.ts';
import { aFirm, department, firmName, personCode } from './subjects.ts';

/** The legal representative of a firm as a row names them: by name and number. */
export function aRepresentative(changes: Partial<LegalRepresentative> = {}): LegalRepresentative {
  return { name: '陈某', identifier: personCode, minorUntil: null, ...changes };
}

/** A row of the firm that brings a record, the penalty of the tests unless told otherwise, and no events. */
export function aRecordEntry(
  record: CreditRecord = aPenalty(),
  changes: Partial<Entry & { readonly type: 'record' }> = {},
): Entry {
  return {
    type: 'record',
    subject: aFirm(),
    legalRepresentative: aRepresentative(),
    record,
    events: [],
    ...changes,
  };
}

/** What the register says of the firm, in business since 2015. */
export function aRegistration(changes: Partial<Registration> = {}): Registration {
  return {
    name: firmName,
    legalForm: '有限责任公司',
    state: 'in-business',
    registeredOn: localDate('2015-03-04'),
    approvedOn: null,
    capitalFen: 1_000_000_00,
    industry: '批发业',
    address: '海沧区',
    businessScope: null,
    registrationAuthority: department,
    ...changes,
  };
}

/** A row of the register about the firm, which names no representative. */
export function aRegistrationEntry(
  registration: Partial<Registration> = {},
  changes: Partial<Entry & { readonly type: 'registration' }> = {},
): Entry {
  const whole = aRegistration(registration);
  return {
    type: 'registration',
    subject: aFirm({ name: whole.name }),
    legalRepresentative: null,
    registration: whole,
    ...changes,
  };
}

/** What a row states of its record, by its own authority. */
export function aStatedEvent(kind: RecordEventKind, effectiveOn: string): StatedEvent {
  return { kind, effectiveOn: localDate(effectiveOn), authority: null, documentNumber: null };
}
