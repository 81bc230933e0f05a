import { factContentOf, naturalKey, subjectFactsOf } from '@egret/domain';
import type { Entry, KnownRecord, LawRules, LocalDate, StandingEvent, SubjectFacts } from '@egret/domain';

import type { Population } from './population.ts';
import type { Reading } from './_readings.ts';

type Change = Pick<Extract<Entry, { type: 'record' }>['events'][number], 'kind' | 'effectiveOn'>;

interface Known {
  kind: SubjectFacts['kind'];
  since: LocalDate | null;
  withdrawn: boolean;
  registrationState: SubjectFacts['registrationState'];
  minorUntil: LocalDate | null;
  readonly records: Map<string, KnownRecord>;
}

function eventOf(recordId: string, { kind, effectiveOn }: Change): StandingEvent {
  const id = `${recordId}/${kind}/${effectiveOn}`;
  return { id, kind, effectiveOn, documentNumber: null, replacedBy: null, revokes: null };
}

/** Whoever the deliveries speak of by the best identifier, a household by its code also where a row has its number. */
function subjects(readings: readonly Reading[], population: Population): ReadonlyMap<string, Known> {
  const codes = new Map(population.businesses.map((each) => [each.registrationNumber, each.uscc]));
  const known = new Map<string, Known>();
  for (const { entry } of readings) {
    if (entry === null) continue;
    const { kind, identifiers, minorUntil } = entry.subject;
    const key = codes.get(identifiers[0].value) ?? identifiers[0].value;
    const subject: Known = known.get(key) ?? {
      ...{ kind, since: null, withdrawn: false, registrationState: null, minorUntil },
      records: new Map(),
    };
    known.set(key, subject);
    if (entry.type === 'enrolment') {
      subject.since = entry.enrolment.acceptedOn;
      subject.withdrawn = entry.enrolment.withdrawnOn !== null;
    } else if (entry.type === 'registration') {
      subject.since = entry.registration.registeredOn;
      subject.registrationState = entry.registration.state;
      subject.kind = kind;
    } else if (entry.type === 'record') {
      const recordId = `${entry.record.kind}/${naturalKey(entry.record)}`;
      const earlier = subject.records.get(recordId)?.events ?? [];
      const events = [...earlier, ...entry.events.map((each) => eventOf(recordId, each))];
      subject.records.set(recordId, { recordId, content: factContentOf(entry.record), events });
    } else {
      for (const record of subject.records.values()) {
        if (record.content.documentNumber !== entry.reference.documentNumber) continue;
        const events = [...record.events, ...entry.events.map((each) => eventOf(record.recordId, each))];
        subject.records.set(record.recordId, { ...record, events });
      }
    }
  }
  return known;
}

/** What a store would know as of a day of everybody whom the deliveries speak of and whom a model is for. */
export function scorableSubjects(
  readings: readonly Reading[],
  population: Population,
  law: LawRules,
  asOf: LocalDate,
): readonly SubjectFacts[] {
  return [...subjects(readings, population)].flatMap(([subjectId, subject]) => {
    const { kind, since, withdrawn, registrationState, minorUntil, records } = subject;
    if (kind === 'natural-person' && (since === null || withdrawn)) return [];
    const inOrder = [...records.values()].sort((a, b) =>
      a.content.decidedOn < b.content.decidedOn ? -1 : 1,
    );
    const known = { subjectId, kind, since, registrationState, minorUntil, records: inOrder };
    return [subjectFactsOf(known, law, asOf)];
  });
}
