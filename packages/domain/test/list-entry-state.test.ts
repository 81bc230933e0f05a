import { describe, expect, it } from 'vitest';
import { entryStateOf, type ListEntryStep, type ListStepKind, localDate } from '../src/index.ts';

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
