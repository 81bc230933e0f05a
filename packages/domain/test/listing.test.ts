import { describe, expect, it } from 'vitest';
import { type ListEntryStanding, listingObstacle, localDate, mayDetermine, type Role } from '../src/index.ts';

const proposal: ListEntryStanding = {
  origin: 'proposed-here',
  proposedBy: null,
  determiningAuthorityId: 'bureau',
};
const transcription: ListEntryStanding = {
  ...proposal,
  origin: 'determined-elsewhere',
  proposedBy: 'scribe',
};

function officer(clientId: string, departmentId: string, ...roles: readonly Role[]) {
  return { clientId, departmentId, roles };
}

describe('mayDetermine', () => {
  it.each([
    [
      'an officer of the determining authority',
      proposal,
      officer('a', 'bureau', 'determining-officer'),
      'yes',
    ],
    [
      'an officer of another authority',
      proposal,
      officer('a', 'court', 'determining-officer'),
      'other-authority',
    ],
    ['a list administrator, a proposal', proposal, officer('a', 'bureau', 'list-admin'), 'other-role'],
    [
      'an officer, a proposal without an authority',
      { ...proposal, determiningAuthorityId: null },
      officer('a', 'court', 'determining-officer'),
      'yes',
    ],
    [
      'a second list administrator, a transcription',
      transcription,
      officer('a', 'centre', 'list-admin'),
      'yes',
    ],
    ['who transcribed it', transcription, officer('scribe', 'centre', 'list-admin'), 'own-proposal'],
    [
      'an officer, a transcription',
      transcription,
      officer('a', 'bureau', 'determining-officer'),
      'other-role',
    ],
    [
      'who proposed it, in every role',
      { ...proposal, proposedBy: 'scribe' },
      officer('scribe', 'bureau', 'determining-officer', 'list-admin'),
      'own-proposal',
    ],
  ] as const)('answers %s', (_, entry, asking, expected) => {
    expect(mayDetermine(entry, asking)).toBe(expected);
  });
});

describe('listingObstacle', () => {
  const asOf = localDate('2020-12-31');
  const adult = { minorUntil: null, onBlackList: false };

  it.each([
    ['red', adult, null],
    ['red', { ...adult, onBlackList: true }, 'on-black-list'],
    ['black', { ...adult, onBlackList: true }, null],
    ['key-attention', { ...adult, minorUntil: localDate('2021-01-01') }, 'minor'],
    ['black', { ...adult, minorUntil: localDate('2020-12-31') }, null],
    ['red', { minorUntil: localDate('2021-01-01'), onBlackList: true }, 'minor'],
  ] as const)('finds for %s, %o: %s', (list, subject, expected) => {
    expect(listingObstacle(list, subject, asOf)).toBe(expected);
  });
});
