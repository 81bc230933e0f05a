import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  daysBetween,
  lawOf,
  penaltyKinds,
  procedures,
  ruleInForce,
  severities,
} from '../src/index.ts';
import type { FactContent, LawRule, SubjectKind } from '../src/index.ts';
import { nationalLaw } from './_reference.ts';
import { anyContent, anyDay, anySubject, licence, on, penalty } from './_records.ts';

function law(content: FactContent, kind: SubjectKind = 'organisation', day = '2020-12-31') {
  return lawOf(content, kind, nationalLaw, on(day));
}

function procedure(changes: Partial<FactContent>, kind?: SubjectKind) {
  return law(penalty(changes), kind).procedure?.value;
}

function severity(changes: Partial<FactContent>) {
  return law(penalty({ procedureStated: 'ordinary', ...changes })).severity?.value;
}

describe('the procedure of a penalty', () => {
  it.each([
    ['2021-07-14', 'organisation', 1_000_00, 'summary'],
    ['2021-07-14', 'organisation', 1_000_01, 'ordinary'],
    ['2021-07-15', 'organisation', 3_000_00, 'summary'],
    ['2021-07-15', 'organisation', 3_000_01, 'ordinary'],
    ['2021-07-14', 'natural-person', 50_00, 'summary'],
    ['2021-07-14', 'natural-person', 50_01, 'ordinary'],
    ['2021-07-15', 'natural-person', 200_00, 'summary'],
    ['2021-07-15', 'natural-person', 200_01, 'ordinary'],
    ['2020-06-15', 'self-employed', 1_000_00, 'summary'],
  ] as const)(
    'that states none, of %s on a subject of kind %s over %i fen: %s',
    (day, kind, fineFen, expected) => {
      expect(procedure({ decidedOn: on(day), fineFen }, kind)).toBe(expected);
    },
  );

  it.each([
    [{ penaltyKinds: ['warning'], fineFen: null }, 'summary'],
    [{ penaltyKinds: ['warning', 'fine'], fineFen: 50_00 }, 'summary'],
    [{ penaltyKinds: ['fine', 'confiscation'], fineFen: 50_00 }, 'ordinary'],
    [{ documentNumber: '厦海简罚〔2020〕7号' }, 'summary'],
    [{ documentNumber: '厦海当场罚〔2020〕7号' }, 'summary'],
    [{ procedureStated: 'ordinary', fineFen: 50_00 }, 'ordinary'],
    [{ decidedOn: on('1990-01-01'), fineFen: 1_00 }, 'ordinary'],
  ] as const)('%j: %s', (changes, expected) => {
    expect(procedure(changes)).toBe(expected);
  });

  it('names the article it follows, and the source where that states it', () => {
    expect(law(penalty({ fineFen: 50_00 })).procedure?.instrument).toContain('第33条');
    expect(law(penalty({ procedureStated: 'summary' })).procedure).toEqual({
      value: 'summary',
      ruleId: 'stated',
      instrument: null,
    });
  });
});

describe('the severity of a penalty', () => {
  it.each([
    ['2020-06-15', { severityStated: 'serious' }, 'serious'],
    ['2020-06-15', { penaltyKinds: ['suspension-of-business'] }, 'serious'],
    ['2026-03-31', { penaltyKinds: ['suspension-of-business'] }, 'serious'],
    ['2026-04-01', { penaltyKinds: ['suspension-of-business'] }, 'general'],
    ['2026-03-31', { fineFen: 1_000_000_00 }, 'general'],
    ['2026-04-01', { fineFen: 1_000_000_00 }, 'serious'],
    ['2020-06-15', { penaltyKinds: ['warning', 'public-criticism'] }, 'minor'],
    ['2020-06-15', { procedureStated: 'summary' }, 'minor'],
    ['2020-06-15', { procedureStated: null, fineFen: 50_00 }, 'minor'],
    ['2020-06-15', {}, 'general'],
  ] as const)('decided on %s, %j: %s', (day, changes, expected) => {
    expect(severity({ decidedOn: on(day), ...changes })).toBe(expected);
  });

  it('never falls when something is added', () => {
    const fine = fc.integer({ min: 0, max: 500_000_000 });
    const some = fc.subarray([...penaltyKinds], { minLength: 1 });
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...penaltyKinds),
        fine,
        fine,
        anyDay,
        (kinds, more, fineFen, extra, decidedOn) => {
          const rank = (changes: Partial<FactContent>) =>
            severities.indexOf(law(penalty({ decidedOn, ...changes })).severity?.value ?? 'minor');
          const less = rank({ penaltyKinds: kinds, fineFen });
          expect(rank({ penaltyKinds: [...kinds, more], fineFen: fineFen + extra })).toBeGreaterThanOrEqual(
            less,
          );
        },
      ),
    );
  });

  it('is never worse for a blank 处罚程序 than for one that the law allows', () => {
    const cells = fc.record({
      fineFen: fc.nat(500_000),
      decidedOn: anyDay,
      penaltyKinds: fc.subarray([...penaltyKinds], { minLength: 1 }),
    });
    fc.assert(
      fc.property(cells, anySubject, (changes, { kind }) => {
        const blank = lawOf(penalty(changes), kind, nationalLaw, on('2020-12-31'));
        for (const procedureStated of procedures) {
          const filled = lawOf(penalty({ ...changes, procedureStated }), kind, nationalLaw, on('2020-12-31'));
          const allowed = procedureStated === 'ordinary' || blank.procedure?.value === 'summary';
          if (!allowed) continue;
          expect(severities.indexOf(blank.severity?.value ?? 'minor')).toBeLessThanOrEqual(
            severities.indexOf(filled.severity?.value ?? 'minor'),
          );
        }
      }),
    );
  });
});

describe('the publicity of a penalty', () => {
  it.each([
    ['2018-06-15', 'general', '2018-06-15', '2019-06-15'],
    ['2018-06-15', 'serious', '2018-06-15', '2021-06-15'],
    ['2019-06-30', 'serious', '2019-06-30', '2022-06-30'],
    ['2019-07-01', 'serious', '2020-01-01', '2022-07-01'],
    ['2020-06-15', null, '2020-09-15', '2021-06-15'],
    ['2020-02-29', 'general', '2020-05-29', '2021-02-28'],
    ['2023-04-30', 'general', '2023-07-30', '2024-04-30'],
    ['2023-05-01', 'general', '2023-08-01', '2026-05-01'],
    ['2026-03-31', 'serious', '2027-03-31', '2029-03-31'],
    ['2026-04-01', 'general', '2026-07-01', '2027-04-01'],
    ['2026-04-01', 'serious', '2027-04-01', '2029-04-01'],
  ] as const)(
    'of %s, %s: at least to %s, at most to %s',
    (decidedOn, severityStated, minimumUntil, until) => {
      const { publicity } = law(penalty({ decidedOn: on(decidedOn), severityStated }));
      expect(publicity).toMatchObject({ from: decidedOn, minimumUntil, until });
      expect(publicity?.instrument).not.toBe('');
    },
  );

  it.each([
    ['a summary penalty of 2024', { procedureStated: 'summary', decidedOn: on('2024-01-01') }],
    ['a warning of 2024', { penaltyKinds: ['warning', 'public-criticism'], decidedOn: on('2024-01-01') }],
    ['a minor breach of 2026', { severityStated: 'minor', decidedOn: on('2026-04-01') }],
    ['a summary penalty of 2026', { procedureStated: 'summary', decidedOn: on('2026-04-01') }],
    ['one shared among departments', { disclosureStated: 'shared' }],
    ['one on authorisation', { disclosureStated: 'authorised' }],
  ] as const)('is none for %s', (_, changes) => {
    expect(law(penalty({ procedureStated: 'ordinary', ...changes })).publicity).toBeNull();
  });

  it('is none for a natural person, whatever the source says', () => {
    for (const disclosureStated of ['public', null] as const) {
      const { publicity, disclosure } = law(penalty({ disclosureStated }), 'natural-person');
      expect([publicity, disclosure.value]).toEqual([null, 'shared']);
    }
  });

  it('is shortened by its source, never lengthened', () => {
    const until = (day: string) => law(penalty({ publicityStatedUntil: on(day) })).publicity?.until;
    expect(until('2020-12-31')).toBe('2020-12-31');
    expect(until('2023-06-15')).toBe('2021-06-15');
  });

  it('of other kinds has no end', () => {
    expect(law(licence()).publicity).toMatchObject({ from: '2020-06-15', until: null });
  });

  it('follows the table it is given', () => {
    expect(
      lawOf(penalty(), 'organisation', { ...nationalLaw, publicity: [] }, on('2020-12-31')).publicity,
    ).toBeNull();
  });
});

describe('the use of a record', () => {
  it('of a penalty ends after five years; other kinds have no such day', () => {
    expect(law(penalty()).useUntil?.value).toBe('2025-06-15');
    expect(law(licence()).useUntil).toBeNull();
  });

  it('ends with its repair from 2026-04-01, before that its publicity alone', () => {
    expect(law(penalty(), 'organisation', '2026-03-31').repairEnds).toMatchObject({ value: 'publicity' });
    const { repairEnds } = law(penalty(), 'organisation', '2026-04-01');
    expect(repairEnds).toMatchObject({ value: 'all', instrument: expect.stringContaining('第36号') });
  });
});

describe('who may see what states nothing', () => {
  it.each([
    ['licence', 'organisation', 'public'],
    ['licence', 'natural-person', 'public'],
    ['penalty', 'self-employed', 'public'],
    ['penalty', 'natural-person', 'shared'],
    ['public-service', 'organisation', 'shared'],
    ['public-service', 'natural-person', 'authorised'],
    ['other', 'natural-person', 'shared'],
    ['commitment', 'organisation', 'public'],
  ] as const)('a %s of a subject of kind %s: %s', (kind, subjectKind, expected) => {
    expect(law(licence({ kind }), subjectKind).disclosure.value).toBe(expected);
  });

  it('is nobody without consent where there is no rule', () => {
    const { disclosure } = lawOf(
      licence(),
      'organisation',
      { ...nationalLaw, disclosure: [] },
      on('2020-12-31'),
    );
    expect(disclosure.value).toBe('authorised');
  });
});

describe('the tables of the national law', () => {
  const tables: Readonly<Record<string, readonly LawRule[]>> = {
    severity: nationalLaw.severity,
    publicity: nationalLaw.publicity,
    use: nationalLaw.use,
    summaryProcedure: nationalLaw.summaryProcedure,
  };
  it.each(Object.entries(tables))(
    '%s has one rule on every day from its first on, each with its basis',
    (_, rules) => {
      for (const [index, rule] of rules.entries()) {
        const next = rules[index + 1];
        expect(rule.legalBasis).not.toBe('');
        expect(rule.activeTo === null).toBe(next === undefined);
        if (next && rule.activeTo) expect(daysBetween(rule.activeTo, next.activeFrom)).toBe(1);
      }
      const [first] = rules;
      expect(first && ruleInForce(rules, addDays(first.activeFrom, 30_000))).toBeTruthy();
    },
  );

  it('shows the serious never for less, and says the same of a record on every day but for its use', () => {
    fc.assert(
      fc.property(anyContent, anySubject, anyDay, anyDay, (content, { kind }, day, other) => {
        const { useUntil: _, repairEnds: _r, ...one } = lawOf(content, kind, nationalLaw, day);
        expect(lawOf(content, kind, nationalLaw, other)).toMatchObject(one);
        const ends = severities.map(
          (severityStated) =>
            law({ ...content, kind: 'penalty', severityStated, publicityStatedUntil: null }).publicity
              ?.until ?? '',
        );
        expect([...ends].sort()).toEqual(ends);
      }),
    );
  });
});
