import fc from 'fast-check';

import { addDays, localDate, penaltyKinds, procedures, recordEventKinds, severities } from '../src/index.ts';
import type {
  FactContent,
  LocalDate,
  RecordEventKind,
  RecordSubject,
  StandingEvent,
  SubjectKind,
} from '../src/index.ts';

export const on = localDate;

/** A fine of 20,000 yuan that states nothing of its severity, procedure or publicity. */
const fined: FactContent = {
  kind: 'penalty',
  documentNumber: '厦海罚〔2020〕7号',
  decidedOn: on('2020-06-15'),
  validTo: null,
  severityStated: null,
  procedureStated: null,
  disclosureStated: null,
  publicityStatedUntil: null,
  fineFen: 20_000_00,
  penaltyKinds: ['fine'],
  otherKind: null,
  honourLevel: null,
  commitmentKind: null,
  fulfilment: null,
};

export function penalty(changes: Partial<FactContent> = {}): FactContent {
  return { ...fined, ...changes };
}

export function licence(changes: Partial<FactContent> = {}): FactContent {
  return { ...fined, kind: 'licence', fineFen: null, penaltyKinds: [], ...changes };
}

export function judgmentDefault(changes: Partial<FactContent> = {}): FactContent {
  return licence({ kind: 'other', otherKind: 'judgment-default', ...changes });
}

let made = 0;

export function event(
  kind: RecordEventKind,
  effectiveOn: string,
  rest: Partial<StandingEvent> = {},
): StandingEvent {
  made += 1;
  const id = `event-${made}`;
  return {
    id,
    kind,
    effectiveOn: on(effectiveOn),
    documentNumber: null,
    replacedBy: null,
    revokes: null,
    ...rest,
  };
}

export function subject(kind: SubjectKind = 'organisation', minorUntil: string | null = null): RecordSubject {
  return { kind, minorUntil: minorUntil === null ? null : on(minorUntil) };
}

/** A day from 2018 to about the end of 2027. */
export const anyDay: fc.Arbitrary<LocalDate> = fc.nat(3600).map((days) => addDays(on('2018-01-01'), days));

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

export const anyContent: fc.Arbitrary<FactContent> = fc
  .record({
    kind: fc.constantFrom('penalty', 'penalty', 'licence', 'other', 'commitment'),
    documentNumber: fc.constantFrom('厦海罚〔2020〕7号', '厦海简罚〔2020〕7号'),
    decidedOn: anyDay,
    validTo: maybe(anyDay),
    severityStated: maybe(fc.constantFrom(...severities)),
    procedureStated: maybe(fc.constantFrom(...procedures)),
    disclosureStated: maybe(fc.constantFrom('public', 'shared', 'authorised')),
    publicityStatedUntil: maybe(anyDay),
    fineFen: maybe(fc.nat(500_000)),
    penaltyKinds: fc.subarray([...penaltyKinds], { minLength: 1 }),
  })
  .map((each) => ({
    ...fined,
    ...each,
    penaltyKinds: each.kind === 'penalty' ? each.penaltyKinds : [],
    otherKind: each.kind === 'other' ? 'judgment-default' : null,
  }));

/** Up to six events of any kind, some revoking others. */
export const anyEvents: fc.Arbitrary<readonly StandingEvent[]> = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    kind: fc.constantFrom(...recordEventKinds),
    effectiveOn: anyDay,
    documentNumber: fc.constantFrom(null, '甲', '乙'),
    replacedBy: fc.constant(null),
    revokes: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  }),
  { maxLength: 6 },
);

export const anySubject: fc.Arbitrary<RecordSubject> = fc.record({
  kind: fc.constantFrom('organisation', 'self-employed', 'natural-person'),
  minorUntil: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDay }),
});
