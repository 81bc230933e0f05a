import {
  addDays,
  type CreditRecord,
  listKinds,
  type LocalDate,
  type RecordEventKind,
  type SubjectKind,
} from '@egret/domain';
import {
  aJudgmentDefault,
  aLicence,
  anHonour,
  aPenalty,
  holdEntry,
  type Knowledge,
  stepAuthor,
} from '@egret/testing';

/** Numbers from 0 on, the same for the same seed (a linear congruential generator, Numerical Recipes). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const id = (part: number, number: number): string =>
  `00000000-0000-4000-8000-${String(part * 1_000_000 + number).padStart(12, '0')}`;

/** What is made known some weeks before its day. */
const coming = ['repaired', 'annulled', 'fulfilled', 'objected', 'objection-decided', 'reinstated'] as const;

const kinds: readonly SubjectKind[] = ['organisation', 'organisation', 'self-employed', 'natural-person'];

interface HeldRecord {
  readonly id: string;
  readonly subjectId: string;
}

/** A population that is the same in every store it is made in, and changes a little on each day. */
export interface ChangingPopulation {
  /** Enters everybody with their first records. */
  begin(): Promise<void>;
  /**
   * What becomes known on a day: new records, what happens to records on that day or a later one, decisions on lists, a
   * withdrawn enrolment, a person who enrols.
   */
  day(today: LocalDate): Promise<void>;
}

/** Takes the store's knowledge and how many subjects there are to be; `from` is the day from which days are counted. */
export function changingPopulation(knowledge: Knowledge, size: number, from: LocalDate): ChangingPopulation {
  const random = randomNumbers(20201231);
  const records: HeldRecord[] = [];
  const enrolled: string[] = [];
  let entered = 0;
  let clientId = '';

  async function enterRecord(subjectId: string, decidedOn: LocalDate): Promise<void> {
    const recordId = id(2, records.length);
    records.push({ id: recordId, subjectId });
    await knowledge.record(subjectId, someRecord(decidedOn), recordId);
  }

  function someRecord(decidedOn: LocalDate): CreditRecord {
    switch (random(6)) {
      case 0:
        return aLicence({ decidedOn, validTo: addDays(decidedOn, 300 + random(400)) });
      case 1:
      case 2:
        return aPenalty({ decidedOn });
      case 3:
        return aPenalty({ decidedOn, severityStated: 'serious' });
      default:
        return random(3) === 0 ? aJudgmentDefault({ decidedOn }) : anHonour({ decidedOn });
    }
  }

  async function enterSubject(today: LocalDate): Promise<void> {
    const number = entered;
    entered += 1;
    const kind = kinds[number % kinds.length] ?? 'organisation';
    const isPerson = kind === 'natural-person';
    // Some enrol later than they are known, some are of age only then.
    const since = isPerson
      ? random(4) === 0
        ? null
        : addDays(today, random(80) - 40)
      : addDays(today, -random(2000));
    const minorUntil = isPerson && random(4) === 0 ? addDays(today, random(60)) : null;
    await knowledge.subject({ id: id(1, number), kind, since, minorUntil });
    if (isPerson && since !== null) enrolled.push(id(1, number));
    const count = random(4);
    // Windows of 12 and 36 months, validities of 24 and use for 5 years end for somebody on most of the days, or are over.
    const ages = [365, 730, 1095, 1826, 2200];
    for (let record = 0; record < count; record += 1) {
      const age = random(3) === 0 ? random(900) : (ages[random(ages.length)] ?? 0) - random(90);
      await enterRecord(id(1, number), addDays(today, -age));
    }
  }

  const anyRecord = (): HeldRecord => {
    const record = records[random(records.length)];
    if (record === undefined) throw new Error('nobody has a record');
    return record;
  };

  const happen = (record: HeldRecord, kind: RecordEventKind, effectiveOn: LocalDate): Promise<number> =>
    knowledge.happen(record.id, kind, effectiveOn);

  /** Somebody is listed for a term, on a record however old; of half of these it is known on which day they fall. */
  async function determine(today: LocalDate): Promise<void> {
    const record = anyRecord();
    const { subjectId } = record;
    const list = listKinds[random(listKinds.length)] ?? 'black';
    const step = { effectiveOn: addDays(today, random(8) - 3), endsOn: addDays(today, 10 + random(60)) };
    await holdEntry(knowledge, clientId, { subjectId, list, recordIds: [record.id] }, [
      { kind: 'proposed', ...step },
      { kind: 'determined', ...step },
    ]);
    await knowledge.batch(async () => [subjectId]);
    if (random(2) === 0) await happen(record, 'annulled', addDays(today, 1 + random(20)));
  }

  return {
    async begin() {
      ({ clientId } = (
        await stepAuthor(knowledge.store.db, 'court', { uscc: null, name: '测试法院' }, 'determining-officer')
      ).actor);
      for (let number = 0; number < size; number += 1) await enterSubject(from);
    },
    async day(today) {
      await enterRecord(id(1, random(entered)), addDays(today, random(12) - 9));
      if (random(2) === 0) {
        await happen(anyRecord(), coming[random(coming.length)] ?? 'repaired', addDays(today, random(40)));
      }
      if (random(3) === 0) await happen(anyRecord(), 'annulled', today);
      if (random(2) === 0) await determine(today);
      if (random(6) === 0) {
        const [leaving] = enrolled.splice(random(enrolled.length), 1);
        if (leaving !== undefined) await knowledge.withdraw(leaving, addDays(today, random(8)));
      }
      if (random(6) === 0) await enterSubject(today);
    },
  };
}
