import { describe, expect, it } from 'vitest';
import {
  allowedSteps,
  type GroundStanding,
  type ListingFacts,
  listStates,
  type ListTables,
  localDate,
  mayActOn,
  mayTake,
  type Role,
  roleActions,
  type StandingEntry,
  type StepRequest,
  transition,
} from '../src/index.ts';

const day = localDate;

const bureau = { uscc: '11350299TT0000015R', name: '甲市场监督管理局' };
const tables: ListTables = {
  thresholds: [],
  instruments: [
    ...[{ id: 'notice', number: '甲发〔2020〕1号', title: { zh: '通知', en: 'notice' } }].map((one) => ({
      ...one,
      activeFrom: day('2020-01-01'),
      activeTo: null,
    })),
  ],
  listDefinitions: [
    {
      id: 'grave',
      version: 1,
      list: 'black',
      level: 'sector',
      name: { zh: '甲', en: 'a' },
      owner: '甲',
      instruments: ['notice'],
      publicity: 'public',
      effects: [],
      activeFrom: day('2019-01-01'),
      activeTo: null,
      termMonths: { min: 6, max: 36 },
      determiningAuthorities: [{ type: 'authority', ...bureau }],
      appliesTo: ['organisation'],
    },
  ],
};
const facts: ListingFacts = {
  asOf: day('2020-12-31'),
  subject: { kind: 'organisation', minorUntil: null },
  onBlackList: false,
  grounds: [],
  otherDecisions: [],
};

function standing(changes: Partial<StandingEntry> = {}): StandingEntry {
  return {
    entry: { definitionId: 'grave', list: 'black', origin: 'proposed-here' },
    state: 'proposed',
    revoked: false,
    parties: { proposedBy: null, determiningAuthorityId: 'bureau' },
    decision: {
      authority: bureau,
      documentNumber: null,
      instrumentId: 'notice',
      article: null,
      effectiveOn: day('2020-12-01'),
      endsOn: day('2022-12-01'),
    },
    ...changes,
  };
}

function actor(clientId: string, departmentId: string, ...roles: readonly Role[]) {
  const actions = roles.flatMap((role) => roleActions[role]);
  return { departmentId, actions, staffNo: clientId, authority: bureau };
}
const officer = actor('a', 'bureau', 'determining-officer');
const determine: StepRequest = {
  kind: 'determined',
  documentNumber: '甲〔2020〕1号',
  decidedOn: day('2020-12-30'),
  validTo: null,
};

function grounds(...standings: readonly GroundStanding[]): ListingFacts['grounds'] {
  return standings.map((at, index) => ({
    recordId: `ground-${index}`,
    standing: at,
    authority: bureau,
    decidedOn: day('2020-12-30'),
  }));
}

describe('transition', () => {
  it('determines under the definition, by a decision with its number, day and end', () => {
    expect(transition(standing(), determine, officer, tables, facts)).toMatchObject({
      outcome: 'step',
      kind: 'determined',
      decision: { documentNumber: '甲〔2020〕1号', effectiveOn: '2020-12-30', endsOn: '2022-12-01' },
    });
  });

  it('determines on the very day of its latest ground', () => {
    const sameDay = { ...facts, grounds: grounds('stands') };
    expect(transition(standing(), determine, officer, tables, sameDay)).toMatchObject({ outcome: 'step' });
  });

  it('accepts no transcription of a decision that is older than its ground', () => {
    const elsewhere = standing({
      entry: { definitionId: 'grave', list: 'black', origin: 'determined-elsewhere' },
      decision: { ...standing().decision, documentNumber: '乙1', effectiveOn: day('2020-12-29') },
    });
    const plain = { kind: 'determined', documentNumber: null, decidedOn: null, validTo: null } as const;
    const admin = actor('b', 'centre', 'list-admin');
    const known = { ...facts, grounds: grounds('stands') };
    expect(transition(elsewhere, plain, admin, tables, known)).toMatchObject({
      outcome: 'invalid',
      issues: [{ part: 'decidedOn', code: 'before-ground', expected: '>= 2020-12-30' }],
    });
  });

  const validTo = (on: string): StepRequest => ({ ...determine, validTo: day(on) }) as StepRequest;
  it.each<[string, Partial<StandingEntry>, StepRequest, Partial<ListingFacts>, object]>([
    [
      'without number and day',
      {},
      { ...determine, documentNumber: null, decidedOn: null },
      {},
      { outcome: 'invalid', issues: [{ part: 'documentNumber' }, { part: 'decidedOn' }] },
    ],
    ['for too short', {}, validTo('2021-06-29'), {}, { issues: [{ code: 'term-out-of-bounds' }] }],
    ['for too long', {}, validTo('2023-12-31'), {}, { issues: [{ code: 'term-out-of-bounds' }] }],
    [
      'about a person',
      {},
      determine,
      { subject: { kind: 'natural-person', minorUntil: null } },
      { issues: [{ part: 'subject', code: 'not-of-this-kind' }] },
    ],
    [
      'before its instrument was in force',
      {},
      { ...determine, decidedOn: day('2019-12-31') } as StepRequest,
      {},
      { issues: [{ code: 'instrument-not-in-force' }] },
    ],
    [
      'beside another decision of the same number',
      {},
      determine,
      { otherDecisions: [{ definitionId: 'grave', authority: bureau, documentNumber: '甲〔2020〕1号' }] },
      { outcome: 'obstacle', why: 'already-entered' },
    ],
    [
      'beside the same decision of its authority under an older name',
      {},
      determine,
      {
        otherDecisions: [
          { definitionId: 'grave', authority: { ...bureau, name: '旧名' }, documentNumber: '甲〔2020〕1号' },
        ],
      },
      { outcome: 'obstacle', why: 'already-entered' },
    ],
    [
      'that ends before it is decided',
      {},
      validTo('2020-12-29'),
      {},
      { outcome: 'invalid', issues: [{ part: 'validTo', code: 'too-early' }] },
    ],
    [
      'on a ground under objection',
      {},
      determine,
      { grounds: grounds('stands', 'disputed') },
      { outcome: 'obstacle', why: 'ground-fallen' },
    ],
    [
      'before the day of one of its grounds',
      {},
      determine,
      {
        grounds: [
          ...grounds('stands'),
          ...grounds('stands').map((one) => ({ ...one, decidedOn: day('2020-12-31') })),
        ],
      },
      {
        outcome: 'invalid',
        issues: [{ part: 'decidedOn', code: 'before-ground', expected: '>= 2020-12-31' }],
      },
    ],
    [
      'about a minor',
      {},
      determine,
      { subject: { kind: 'organisation', minorUntil: day('2021-01-01') } },
      { outcome: 'obstacle', why: 'minor' },
    ],
    [
      'a second time',
      { state: 'determined' },
      determine,
      {},
      {
        outcome: 'illegal',
        allowed: ['suspended', 'expired', 'repaired', 'removed', 'revoked'],
      },
    ],
  ])('determines nothing %s', (_, changes, step, moreFacts, refusal) => {
    expect(transition(standing(changes), step, officer, tables, { ...facts, ...moreFacts })).toMatchObject(
      refusal,
    );
  });

  it('accepts a transcription only as it was transcribed', () => {
    const elsewhere = standing({
      entry: { definitionId: 'grave', list: 'black', origin: 'determined-elsewhere' },
      decision: { ...standing().decision, documentNumber: '乙1' },
    });
    const admin = actor('b', 'centre', 'list-admin');
    expect(transition(elsewhere, determine, admin, tables, facts)).toEqual({
      outcome: 'obstacle',
      why: 'differs-from-transcription',
    });
    const plain = { kind: 'determined', documentNumber: null, decidedOn: null, validTo: null } as const;
    expect(transition(elsewhere, plain, admin, tables, facts)).toMatchObject({ outcome: 'step' });
  });

  it('never resumes for a day that is over', () => {
    const step = { kind: 'resumed', effectiveOn: day('2020-12-05'), documentNumber: null } as const;
    expect(transition(standing({ state: 'suspended' }), step, officer, tables, facts)).toMatchObject({
      decision: { effectiveOn: '2020-12-31' },
    });
  });

  it('stops an entry today that begins later', () => {
    const later = standing({
      state: 'future',
      decision: { ...standing().decision, effectiveOn: day('2021-02-01') },
    });
    const step = { kind: 'removed', effectiveOn: null, documentNumber: '移1' } as const;
    expect(transition(later, step, officer, tables, facts)).toMatchObject({
      outcome: 'step',
      decision: { effectiveOn: '2020-12-31' },
    });
  });

  it('revokes what has ended, and nothing twice', () => {
    const step = { kind: 'revoked', effectiveOn: null, documentNumber: '撤1' } as const;
    const ended = standing({ state: 'ended' });
    expect(transition(ended, step, officer, tables, facts)).toMatchObject({
      outcome: 'step',
      kind: 'revoked',
    });
    expect(transition({ ...ended, revoked: true }, step, officer, tables, facts)).toEqual({
      outcome: 'illegal',
      state: 'ended',
      allowed: [],
    });
  });

  it('leaves every state that counts or may count a way out', () => {
    for (const state of listStates) {
      const over = state === 'rejected' || state === 'lapsed';
      expect(allowedSteps(standing({ state }), officer, facts).length > 0).toBe(!over);
    }
  });

  const resume: StepRequest = { kind: 'resumed', effectiveOn: null, documentNumber: null };
  const suspended = standing({ state: 'suspended' });
  it('resumes on the grounds that are left, and says without which', () => {
    const left = { ...facts, grounds: grounds('ended', 'stands', 'disputed') };
    expect(transition(suspended, resume, officer, tables, left)).toMatchObject({
      outcome: 'step',
      kind: 'resumed',
      fallen: [
        { recordId: 'ground-0', standing: 'ended' },
        { recordId: 'ground-2', standing: 'disputed' },
      ],
    });
    expect(allowedSteps(suspended, officer, left)).toContain('resumed');
  });

  it('resumes nothing of which no ground is left', () => {
    const none = { ...facts, grounds: grounds('repaired', 'fulfilled') };
    expect(transition(suspended, resume, officer, tables, none)).toEqual({
      outcome: 'obstacle',
      why: 'no-ground-left',
    });
    expect(allowedSteps(suspended, officer, none)).toEqual(['expired', 'repaired', 'removed', 'revoked']);
  });

  it('resumes a decision taken elsewhere, which names no grounds', () => {
    expect(transition(suspended, resume, officer, tables, facts)).toMatchObject({
      kind: 'resumed',
      fallen: [],
    });
  });
});

describe('allowedSteps', () => {
  const minor = { kind: 'organisation', minorUntil: day('2021-01-01') } as const;
  it.each([
    ['of which a ground fell', {}, { grounds: grounds('stands', 'ended') }],
    ['about a minor', {}, { subject: minor }],
    [
      'of red beside black',
      { entry: { definitionId: 'grave', list: 'red', origin: 'proposed-here' } },
      { onBlackList: true },
    ],
  ] as const)('offers only to reject a proposal %s', (_, changes, moreFacts) => {
    expect(allowedSteps(standing(changes), officer, { ...facts, ...moreFacts })).toEqual(['rejected']);
  });

  it('offers nobody a step that is for others to take', () => {
    const transcription = standing({
      entry: { definitionId: 'grave', list: 'black', origin: 'determined-elsewhere' },
      parties: {
        proposedBy: { departmentId: 'centre', staffNo: 'scribe' },
        determiningAuthorityId: 'bureau',
      },
    });
    const admin = actor('scribe', 'centre', 'list-admin');
    expect(allowedSteps(transcription, officer, facts)).toEqual([]);
    expect(allowedSteps(transcription, admin, facts)).toEqual([]);
    // Of a client alone it is not known who asks.
    expect(allowedSteps(transcription, { ...admin, staffNo: null }, facts)).toEqual([
      'determined',
      'rejected',
    ]);
  });
});

describe('mayTake', () => {
  const scribe = { departmentId: 'centre', staffNo: 'SCRIBE' };
  const proposal = standing();
  const nobodys = standing({ parties: { proposedBy: null, determiningAuthorityId: null } });
  const transcription = standing({
    entry: { definitionId: 'grave', list: 'black', origin: 'determined-elsewhere' },
    parties: { proposedBy: scribe, determiningAuthorityId: 'court' },
  });

  it.each([
    ['an officer of the authority', proposal, officer, 'yes'],
    ['an officer of another', proposal, actor('a', 'court', 'determining-officer'), 'other-authority'],
    ['a list administrator', proposal, actor('a', 'bureau', 'list-admin'), 'other-role'],
    ['an officer, of what none has taken on', nobodys, actor('a', 'court', 'determining-officer'), 'yes'],
    ['a second list administrator', transcription, actor('a', 'centre', 'list-admin'), 'yes'],
    ['who transcribed it', transcription, actor('scribe', 'centre', 'list-admin'), 'own-proposal'],
    [
      'who transcribed it, in whatever way the number is written',
      transcription,
      { ...actor('other', 'centre', 'list-admin'), staffNo: ' ｓcribe' },
      'own-proposal',
    ],
    ['an officer, a transcription', transcription, officer, 'other-role'],
  ] as const)('answers %s', (_, concerned, asking, expected) => {
    expect(mayTake('determined', concerned, asking)).toBe(expected);
  });

  it('lets the determining authority record what follows on a decision that was transcribed', () => {
    expect(mayTake('removed', transcription, actor('a', 'court', 'determining-officer'))).toBe('yes');
    expect(mayTake('removed', transcription, officer)).toBe('other-authority');
    expect(mayActOn(transcription, actor('a', 'court', 'determining-officer'))).toBe(true);
    expect(mayActOn(transcription, actor('a', 'court', 'auditor'))).toBe(false);
  });
});
