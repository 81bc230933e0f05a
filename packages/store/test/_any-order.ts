import { aPenalty, aRecordEntry, aRegistrationEntry, aStatedEvent } from '@egret/testing';
import { type Entry, localDate, type RecordReference, type StatedEvent, type Template } from '@egret/domain';

/** What one row says on one day; of a thing no two rows of a day say different things. */
export interface Statement {
  readonly template: Template;
  readonly day: string;
  readonly entry: Entry;
}

/** The code of a universe's firm; whether it can exist is checked before the store. */
export function usccOf(universe: number): string {
  return `91350299MA${String(universe).padStart(7, '0')}X`;
}

/** The subjects of one universe: the same things are said of them in another order. */
export function statementsOf(universe: number): readonly Statement[] {
  const number = String(universe).padStart(7, '0');
  const firm = { scheme: 'uscc', value: usccOf(universe) } as const;
  const person = { scheme: 'resident-id', value: `350299199001${number.slice(1)}` } as const;
  const subject = {
    kind: 'organisation',
    name: `第${universe}公司`,
    identifiers: [firm],
    minorUntil: null,
  } as const;

  function said(day: string, of: Parameters<typeof aPenalty>[0], ...events: StatedEvent[]): Statement {
    const entry = aRecordEntry(aPenalty(of), { subject, legalRepresentative: null, events });
    return { template: 'penalty-organisation', day, entry };
  }
  const judgment = {
    kind: 'other',
    documentNumber: '（2020）闽0205执1号',
    issuingAuthority: { uscc: null, name: '厦门市海沧区人民法院' },
  } as const;
  function judged(day: string): Statement {
    const entry = aRecordEntry(
      {
        ...judgment,
        decidedOn: localDate('2020-06-15'),
        validFrom: null,
        validTo: null,
        fineFen: null,
        severityStated: null,
        procedureStated: null,
        disclosureStated: null,
        publicityStatedUntil: null,
        details: { otherKind: 'judgment-default', honourLevel: null, text: '失信被执行人' },
      },
      { subject, legalRepresentative: null },
    );
    return { template: 'other', day, entry };
  }
  function fulfilled(day: string): Statement {
    const reference: RecordReference = { ...judgment, naturalKey: judgment.documentNumber };
    const events = [aStatedEvent('fulfilled', '2020-06-28')] as const;
    return { template: 'other', day, entry: { type: 'event', subject, reference, events } };
  }
  function registered(day: string, name: string, approvedOn: string): Statement {
    const of = { name, approvedOn: localDate(approvedOn) };
    return { template: 'registry', day, entry: aRegistrationEntry(of, { subject }) };
  }
  function enrolled(day: string, agreement: string, from: string, until: string | null): Statement {
    const enrolment = {
      agreementNumber: agreement,
      acceptedOn: localDate(from),
      withdrawnOn: until === null ? null : localDate(until),
    };
    const of = { kind: 'natural-person', name: '陈某', identifiers: [person], minorUntil: null } as const;
    return { template: 'enrolment', day, entry: { type: 'enrolment', subject: of, enrolment } };
  }

  const corrected = { documentNumber: '更正' };
  const annulled = { documentNumber: '撤销后恢复' };
  const repeated = { documentNumber: '旧文再报' };
  const { details } = aPenalty();
  return [
    // Corrected, repaired, then delivered again as it was corrected, without the repair.
    said('2020-06-01', { ...corrected, fineFen: 100 }),
    said('2020-06-10', { ...corrected, fineFen: 200 }),
    said('2020-06-20', { ...corrected, fineFen: 200 }, aStatedEvent('repaired', '2020-06-18')),
    said('2020-07-10', { ...corrected, fineFen: 200 }),
    // Taken back, brought back, and said to be in effect before, between and after.
    said('2020-06-01', annulled),
    said('2020-06-10', annulled, aStatedEvent('annulled', '2020-06-10')),
    said('2020-06-20', annulled),
    said('2020-07-01', annulled, aStatedEvent('reinstated', '2020-07-01')),
    said('2020-07-10', annulled),
    // Taken back twice over and never brought back, though said to be in effect at last.
    said('2020-06-01', { documentNumber: '撤销' }, aStatedEvent('annulled', '2020-06-01')),
    said('2020-06-20', { documentNumber: '撤销' }, aStatedEvent('annulled', '2020-06-20')),
    said('2020-07-10', { documentNumber: '撤销' }),
    // Corrected, and the old month delivered again afterwards: it is no newer for that.
    said('2020-06-01', { ...repeated, fineFen: 300 }),
    said('2020-06-20', { ...repeated, fineFen: 400 }),
    said('2020-07-10', { ...repeated, fineFen: 300 }),
    // Changed, and changed back with a word on it.
    said('2020-06-01', { documentNumber: '改回', fineFen: 300 }),
    said('2020-06-20', { documentNumber: '改回', fineFen: 400 }),
    said('2020-07-10', {
      documentNumber: '改回',
      fineFen: 300,
      details: { ...details, note: '金额更正有误，恢复原金额' },
    } as Parameters<typeof aPenalty>[0]),
    // Fulfilled, and the default delivered again afterwards.
    judged('2020-06-20'),
    fulfilled('2020-07-01'),
    judged('2020-07-10'),
    // Renamed, and the old month of the register delivered again afterwards.
    registered('2020-06-01', '甲公司', '2020-05-28'),
    registered('2020-06-20', '乙公司', '2020-06-18'),
    registered('2020-07-01', '甲公司', '2020-05-28'),
    // Withdrawn for good; a new agreement later; the first file again at last.
    enrolled('2020-06-01', 'A-1', '2020-05-01', null),
    enrolled('2020-06-10', 'A-1', '2020-05-01', '2020-06-05'),
    enrolled('2020-07-10', 'A-1', '2020-05-02', null),
    enrolled('2020-07-10', 'A-2', '2020-06-15', null),
    enrolled('2020-07-01', 'A-2', '2020-06-15', '2020-06-30'),
  ];
}

/** Where every order must end. */
export const held = {
  records: {
    更正: { version: { fine_fen: 200 }, events: ['repaired 2020-06-18'] },
    撤销后恢复: { version: { fine_fen: 500_000 }, events: ['annulled 2020-06-10', 'reinstated 2020-07-01'] },
    撤销: { version: { fine_fen: 500_000 }, events: ['annulled 2020-06-01', 'annulled 2020-06-20'] },
    旧文再报: { version: { fine_fen: 400 }, events: [] },
    改回: { version: { fine_fen: 300 }, events: [] },
    '（2020）闽0205执1号': { version: { fine_fen: null }, events: ['fulfilled 2020-06-28'] },
  },
  registration: '乙公司',
  enrolment: ['A-2', '2020-06-15', '2020-06-30'],
} as const;

/** A file: rows of one template and one day. */
export interface File {
  readonly template: Template;
  readonly day: string;
  readonly rows: readonly Entry[];
}

/** Cuts the statements into files, repeats some of them, and puts all in any order; in order for `random` null. */
export function filesInAnyOrder(
  statements: readonly Statement[],
  random: (() => number) | null,
): readonly File[] {
  const below = (limit: number): number => (random === null ? 0 : Math.floor(random() * limit));
  const parts = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = `${statement.day} ${statement.template} ${below(3)}`;
    parts.set(key, [...(parts.get(key) ?? []), statement]);
  }
  const files = [...parts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) => {
      if (!first) return [];
      const { template, day } = first;
      const file = { template, day, rows: [first, ...rest].map(({ entry }) => entry) };
      return below(4) === 1 ? [file, file] : [file];
    });
  if (random === null) return files;
  return files
    .map((file) => ({ file, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ file }) => file);
}

/** A generator of numbers from 0 to 1 (mulberry32): the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
