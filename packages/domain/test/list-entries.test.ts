import { describe, expect, it } from 'vitest';
import {
  entryStateOf,
  type ListEntryStep,
  type ListingFacts,
  type ListProposal,
  type ListStepKind,
  listStates,
  type ListTables,
  type LocalDate,
  localDate,
  mayActOn,
  mayTake,
  reviewEntries,
  type ReviewedEntry,
  type Role,
  roleActions,
  type StandingEntry,
  type StepRequest,
  stepsAfter,
  transition,
} from '../src/index.ts';

const day = localDate;

function steps(...taken: readonly (readonly [ListStepKind, string, string?])[]): readonly ListEntryStep[] {
  return taken.map(([kind, on, end], index) => ({
    stepNo: index + 1,
    kind,
    effectiveOn: day(on),
    endsOn: end === undefined ? null : day(end),
  }));
}

describe('entryStateOf', () => {
  const determined = [
    ['proposed', '2020-01-01'],
    ['determined', '2020-02-01', '2020-12-31'],
  ] as const;

  it.each([
    ['proposed first', steps(['proposed', '2020-03-01']), '2020-01-01', 'proposed', '2020-03-01', null],
    [
      'rejected on every day',
      steps(['proposed', '2020-03-01'], ['rejected', '2020-03-05']),
      '2020-03-02',
      'rejected',
      '2020-03-05',
      null,
    ],
    ['not begun', steps(...determined), '2020-01-31', 'future', '2020-01-01', '2020-01-31'],
    ['in force', steps(...determined), '2020-02-01', 'determined', '2020-02-01', '2020-12-31'],
    ['on its last day', steps(...determined), '2020-12-31', 'determined', '2020-02-01', '2020-12-31'],
    ['after its term', steps(...determined), '2021-01-01', 'ended', '2021-01-01', null],
    [
      'suspended from a day on',
      steps(...determined, ['suspended', '2020-05-01']),
      '2020-05-01',
      'suspended',
      '2020-05-01',
      '2020-12-31',
    ],
    [
      'not before that day',
      steps(...determined, ['suspended', '2020-05-01']),
      '2020-04-30',
      'determined',
      '2020-02-01',
      '2020-04-30',
    ],
    [
      'resumed',
      steps(...determined, ['suspended', '2020-05-01'], ['resumed', '2020-06-01']),
      '2020-06-01',
      'determined',
      '2020-06-01',
      '2020-12-31',
    ],
    [
      'removed early',
      steps(...determined, ['removed', '2020-05-01']),
      '2020-05-01',
      'ended',
      '2020-05-01',
      null,
    ],
    [
      'revoked, so that it never was',
      steps(...determined, ['revoked', '2020-05-01']),
      '2020-03-01',
      'ended',
      '2020-02-01',
      null,
    ],
  ] as const)('finds one %s', (_, taken, asOf, state, since, until) => {
    expect(entryStateOf(taken, day(asOf))).toMatchObject({ state, since, until });
  });

  it('takes steps in whatever order they are handed in', () => {
    const taken = steps(...determined, ['suspended', '2020-05-01'], ['resumed', '2020-05-01']);
    expect(entryStateOf(taken.toReversed(), day('2020-05-01')).state).toBe('determined');
  });
});

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

describe('transition', () => {
  it('determines under the definition, by a decision with its number, day and end', () => {
    expect(transition(standing(), determine, officer, tables, facts)).toMatchObject({
      outcome: 'step',
      kind: 'determined',
      decision: { documentNumber: '甲〔2020〕1号', effectiveOn: '2020-12-30', endsOn: '2022-12-01' },
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
      { grounds: [{ standing: 'disputed', authority: bureau }] },
      { outcome: 'obstacle', why: 'ground-fallen' },
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
      expect(stepsAfter({ state, revoked: false }).length > 0).toBe(!over);
    }
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

describe('reviewEntries', () => {
  const proposal = (recordIds: readonly string[], changes: Partial<ListProposal> = {}): ListProposal => ({
    list: 'black',
    ruleId: 'rule',
    ruleVersion: 1,
    definitionId: 'grave',
    recordIds,
    validTo: day('2022-01-01') as LocalDate,
    ...changes,
  });
  const entry = (
    state: ReviewedEntry['state'],
    recordIds: readonly string[],
    changes: Partial<ReviewedEntry> = {},
  ): ReviewedEntry => ({
    entry: { id: 'e', list: 'black', origin: 'proposed-here', rule: { id: 'rule', version: 1 }, recordIds },
    state,
    notified: false,
    grounds: recordIds.map((recordId) => ({ recordId, standing: 'stands' as const })),
    ...changes,
  });
  const fell = [{ recordId: 'r', standing: 'repaired' as const }];

  it.each([
    ['keeps an open proposal', [entry('proposed', ['r'])], [proposal(['r'])], [], 0],
    ['lets it lapse with its grounds', [entry('proposed', ['r'])], [], ['e'], 0],
    ['replaces it by what remains', [entry('proposed', ['r', 's'])], [proposal(['s'])], ['e'], 1],
    ['replaces it by what was added', [entry('proposed', ['r'])], [proposal(['r', 's'])], ['e'], 1],
    [
      'adds nothing under a notice that was served',
      [entry('proposed', ['r'], { notified: true })],
      [proposal(['r', 's'])],
      [],
      0,
    ],
    ['is silent while the entry stands', [entry('determined', ['r'])], [proposal(['s'])], [], 0],
    ['is silent while it is suspended', [entry('suspended', ['r'])], [proposal(['s'])], [], 0],
    ['takes a rejection for the same grounds', [entry('rejected', ['r', 's'])], [proposal(['s'])], [], 0],
    ['proposes on new grounds', [entry('rejected', ['r'])], [proposal(['r', 's'])], [], 1],
    ['proposes after a lapse', [entry('lapsed', ['r'])], [proposal(['r'])], [], 1],
    ['takes an end for an answer', [entry('ended', ['r'])], [proposal(['r'])], [], 0],
    [
      'proposes no red beside black',
      [entry('suspended', ['r'])],
      [proposal(['h'], { list: 'red', ruleId: 'honours' })],
      [],
      0,
    ],
  ] as const)('%s', (_, entries, proposals, lapsing, proposed) => {
    const review = reviewEntries(entries, proposals);
    expect(review.lapsing).toEqual(lapsing);
    expect(review.proposing).toHaveLength(proposed);
  });

  it.each(['determined', 'future'] as const)('suspends a %s entry of which a ground fell', (state) => {
    expect(reviewEntries([entry(state, ['r'], { grounds: fell })], []).suspending).toEqual([
      { entryId: 'e', fallen: fell },
    ]);
  });

  it.each(['ended', 'suspended', 'rejected'] as const)('does nothing more to a %s one', (state) => {
    const review = reviewEntries([entry(state, ['r'], { grounds: fell })], []);
    expect(review).toEqual({ lapsing: [], suspending: [], proposing: [] });
  });
});
