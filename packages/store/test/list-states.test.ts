import {
  countingEntries,
  entryStateOf,
  listedSpells,
  type ListEntryStep,
  listKinds,
  listStepKinds,
  type LocalDate,
  localDate,
} from '@egret/domain';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KnownSubject, knownSubjects } from '../src/index.ts';
import {
  dateSql,
  entryCountsSql,
  entryStateSql,
  isOnBlackList,
  stateMarkSql,
} from '../src/lists/in-force.ts';
import {
  holdEntry,
  listEntryStepRow,
  type OpenKnowledge,
  openKnowledge,
  stepAuthor as author,
} from '@egret/testing';

const listedOf = (known: KnownSubject | undefined) =>
  known?.entries.flatMap(({ list, steps: taken }) => listedSpells(list, taken)) ?? [];

const days = Array.from({ length: 9 }, (_, index) => localDate(`2020-12-0${index + 1}`));
const day = fc.constantFrom(...days);

/** Any steps after the first, in any order of days: also such as nobody may take. */
const steps = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...listStepKinds.filter((kind) => kind !== 'proposed'), 'determined' as const),
      effectiveOn: day,
      term: fc.option(fc.nat(4)),
    }),
    { maxLength: 5 },
  )
  .map((more) => [
    { kind: 'proposed' as const, effectiveOn: days[0] as LocalDate, endsOn: null },
    ...more.map(({ kind, effectiveOn, term }) => {
      const last = days[Math.min(days.indexOf(effectiveOn) + (term ?? 0), days.length - 1)] as LocalDate;
      return { kind, effectiveOn, endsOn: kind === 'determined' && term !== null ? last : null };
    }),
  ]);
const entries = fc.array(fc.record({ list: fc.constantFrom(...listKinds), steps }), {
  minLength: 1,
  maxLength: 4,
});

describe('the state of an entry in SQL', () => {
  let knowledge: OpenKnowledge;
  let clientId: string;
  beforeAll(async () => {
    knowledge = await openKnowledge();
    const department = { uscc: null, name: '信用中心' };
    clientId = (await author(knowledge.store.db, 'a', department, 'list-admin')).actor.clientId;
  });
  afterAll(() => knowledge[Symbol.asyncDispose]());

  it('is what the domain says, on every day, and so is whether it counts', async () => {
    const subjects = fc.sample(entries, { numRuns: 60, seed: 5 });
    expect(subjects.length).toBe(60);
    for (const drawn of subjects) {
      const subjectId = await knowledge.subject();
      const held: { id: string; entry: { list: (typeof listKinds)[number] }; steps: ListEntryStep[] }[] = [];
      for (const { list, steps: taken } of drawn) {
        const id = await holdEntry(knowledge, clientId, { subjectId, list }, taken);
        const numbered = taken.map((step, index) => ({ ...step, stepNo: index + 1 }));
        held.push({ id, entry: { list }, steps: numbered });
      }
      for (const asOf of days) await compare(subjectId, held, asOf);
      await compareSpells(subjectId, held);
    }
  });

  async function compare(
    subjectId: string,
    held: readonly {
      readonly id: string;
      readonly entry: { readonly list: (typeof listKinds)[number] };
      readonly steps: readonly ListEntryStep[];
    }[],
    asOf: LocalDate,
  ): Promise<void> {
    const moment = { asOf: dateSql(asOf), seq: null };
    const { rows } = await sql<{ id: string; state: string; counts: boolean }>`
      select e.id, ${sql.raw(entryStateSql('e', moment))} as state, ${sql.raw(entryCountsSql('e', moment))} as counts
      from list_entry e where e.subject_id = ${subjectId}::uuid`.execute(knowledge.store.db);
    const counting = new Set(countingEntries(held, asOf).map(({ id }) => id));
    const said = held.map(({ id, steps: taken }) => {
      return { id, state: entryStateOf(taken, asOf).state, counts: counting.has(id) };
    });
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(rows.toSorted(byId)).toEqual(said.toSorted(byId));
    for (const { id, state } of said) {
      const mark = sql.raw<boolean>(stateMarkSql('e', state, moment.asOf) ?? 'true');
      const { rows: marked } = await sql<{ marked: boolean }>`
        select ${mark} as marked from list_entry e where e.id = ${id}::uuid`.execute(knowledge.store.db);
      expect(marked).toEqual([{ marked: true }]);
    }
    const black = held.some(({ id, entry }) => entry.list === 'black' && counting.has(id));
    expect(await isOnBlackList(knowledge.store.db, subjectId, asOf)).toBe(black);
  }

  /** A score model knows by its spells on which days a list holds. */
  async function compareSpells(
    subjectId: string,
    held: readonly { readonly entry: { readonly list: string }; readonly steps: readonly ListEntryStep[] }[],
  ): Promise<void> {
    const [known] = await knownSubjects(knowledge.store, [subjectId]);
    for (const asOf of days) {
      const spelled = listedOf(known)
        .filter(({ from, until }) => from <= asOf && (until === null || asOf <= until))
        .map(({ list }) => list);
      const determined = held
        .filter(({ steps: taken }) => entryStateOf(taken, asOf).state === 'determined')
        .map(({ entry }) => entry.list);
      expect(spelled.toSorted()).toEqual(determined.toSorted());
    }
  }

  it('counts the steps known at a seq only', async () => {
    const subjectId = await knowledge.subject();
    const first = { effectiveOn: days[0] as LocalDate, endsOn: null };
    const id = await holdEntry(knowledge, clientId, { subjectId, list: 'black' }, [
      { kind: 'proposed', ...first },
      { kind: 'determined', ...first },
    ]);
    const seq = await knowledge.batch(async (db, batch_id) => {
      const step = { subject_id: subjectId, entry_id: id, step_no: 3, batch_id };
      const removal = { ...step, kind: 'removed', effective_on: first.effectiveOn } as const;
      await db.insertInto('list_entry_step').values(listEntryStepRow(removal)).execute();
      return [];
    });
    const stateAt = async (known: number | null): Promise<string | undefined> => {
      const state = entryStateSql('e', { asOf: dateSql(days[8] as LocalDate), seq: known });
      const { rows } = await sql<{ state: string }>`
        select ${sql.raw(state)} as state from list_entry e where e.id = ${id}::uuid`.execute(
        knowledge.store.db,
      );
      return rows[0]?.state;
    };
    expect(await stateAt(seq - 1)).toBe('determined');
    expect(await stateAt(seq)).toBe('ended');
    expect(await stateAt(null)).toBe('ended');
    const spells = async (known: number | null) =>
      listedOf((await knownSubjects(knowledge.store, [subjectId], known))[0]);
    expect(await spells(seq - 1)).toEqual([{ list: 'black', from: first.effectiveOn, until: null }]);
    expect(await spells(seq)).toEqual([]);
  });

  it.each(['list_entry', 'list_entry_step'])(
    'rests on %s, of which no row is ever changed',
    async (table) => {
      const subjectId = await knowledge.subject();
      const first = { effectiveOn: days[0] as LocalDate, endsOn: null };
      await holdEntry(knowledge, clientId, { subjectId, list: 'black' }, [{ kind: 'proposed', ...first }]);
      const changes = [`update ${table} set batch_id = batch_id`, `delete from ${table}`];
      for (const change of [...changes, `truncate ${table} cascade`]) {
        await expect(sql.raw(change).execute(knowledge.store.db)).rejects.toThrow('permission denied');
        await expect(knowledge.asOwner(change)).rejects.toThrow('append-only');
      }
    },
  );
});
