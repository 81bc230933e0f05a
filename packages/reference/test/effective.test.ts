import { addDays, type LocalDate, localDate } from '@egret/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveVersions, type ReferenceVersion } from '../src/index.ts';
import { version } from './_documents.ts';

/** The stretches as `version: first/last`. */
function stretches(...versions: readonly ReferenceVersion[]): string[] {
  return effectiveVersions(versions).map(
    ({ version: { version: number }, activeFrom, activeTo }) => `${number}: ${activeFrom}/${activeTo ?? ''}`,
  );
}

describe('effectiveVersions', () => {
  it('lets a version hold until the next one begins', () => {
    expect(stretches(version({ version: 1 }), version({ version: 2, inForceFrom: '2021-01-01' }))).toEqual([
      '1: 2020-01-01/2020-12-31',
      '2: 2021-01-01/',
    ]);
  });

  it('does not bring back what was replaced when its successor ends', () => {
    const ended = version({ version: 2, inForceFrom: '2021-01-01', inForceTo: '2021-06-30' });
    expect(stretches(version({ version: 1 }), ended)).toEqual([
      '1: 2020-01-01/2020-12-31',
      '2: 2021-01-01/2021-06-30',
    ]);
  });

  it('leaves a gap where a text ended before the next began', () => {
    const first = version({ version: 1, inForceTo: '2020-06-30' });
    expect(stretches(first, version({ version: 2, inForceFrom: '2021-01-01' }))).toEqual([
      '1: 2020-01-01/2020-06-30',
      '2: 2021-01-01/',
    ]);
  });

  it('takes the later version of two that begin on one day, wherever it stands', () => {
    const later = version({ version: 3, inForceTo: '2020-06-30' });
    expect(
      stretches(version({ version: 2, inForceFrom: '2021-01-01' }), later, version({ version: 1 })),
    ).toEqual(['3: 2020-01-01/2020-06-30', '2: 2021-01-01/']);
  });

  it('keeps ids apart and has one answer a day: that of the version which began last', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(localDate('2020-01-01'), days));
    const texts = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b'), from: day, days: fc.option(fc.nat(30)) }),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(texts, day, (given, on) => {
        const versions = given.map(({ id, from, days }, index) => {
          const inForceTo = days === null ? null : addDays(from, days);
          return version({ id, version: index + 1, inForceFrom: from, inForceTo });
        });
        for (const id of ['a', 'b']) {
          const holding = effectiveVersions(versions).filter(
            (one) => one.version.id === id && one.activeFrom <= on && (one.activeTo ?? '9999') >= on,
          );
          expect(holding.map((one) => one.version.version)).toEqual(lastBegun(versions, id, on));
        }
      }),
    );
  });
});

/** By the rule itself: of what began by the day the last, of several of one day the latest version, if it has not ended. */
function lastBegun(versions: readonly ReferenceVersion[], id: string, on: LocalDate): number[] {
  let last: ReferenceVersion | undefined;
  for (const one of versions) {
    if (one.id !== id || one.inForceFrom > on) continue;
    if (last === undefined || one.inForceFrom >= last.inForceFrom) last = one;
  }
  return last === undefined || (last.inForceTo !== null && last.inForceTo < on) ? [] : [last.version];
}
