import { describe, expect, it } from 'vitest';
import { citationProblems, type ReferenceVersion } from '../src/index.ts';
import { version } from './_documents.ts';

/** The problems as `code day`. */
function problems(...versions: readonly ReferenceVersion[]): string[] {
  return citationProblems(versions).map(({ code, on }) => `${code} ${on}`);
}

const cites = (citation: object) => version({ definition: { basis: [citation] } });

describe('citationProblems', () => {
  it('accepts an instrument that holds on all days of the text', () => {
    expect(problems(version({ kind: 'instrument' }), version())).toEqual([]);
    expect(
      problems(version({ kind: 'instrument' }), cites({ instrument: 'some-measures', article: '1' })),
    ).toEqual([]);
  });

  it('accepts one that was amended, while the article stands in each text', () => {
    const first = version({ kind: 'instrument', inForceFrom: '2019-01-01', inForceTo: '2020-12-31' });
    const second = version({ kind: 'instrument', version: 2, inForceFrom: '2021-01-01' });
    expect(problems(first, second, cites({ instrument: 'some-measures', article: '1' }))).toEqual([]);
    const without = version({
      kind: 'instrument',
      version: 2,
      inForceFrom: '2021-01-01',
      definition: { articles: [] },
    });
    expect(problems(first, without, cites({ instrument: 'some-measures', article: '1' }))).toEqual([
      'unknown-article 2021-01-01',
    ]);
  });

  it.each([
    ['that begins later', '2020-02-01', null, 'instrument-not-in-force 2020-01-01'],
    ['that ends while the text holds', '2019-01-01', '2022-03-31', 'instrument-not-in-force 2022-04-01'],
    ['that ended before', '2018-01-01', '2019-12-31', 'instrument-not-in-force 2020-01-01'],
  ])('refuses an instrument %s', (_, inForceFrom, inForceTo, problem) => {
    expect(problems(version({ kind: 'instrument', inForceFrom, inForceTo }), version())).toEqual([problem]);
  });

  it('refuses what nobody knows, wherever in a definition it stands', () => {
    expect(problems(version())).toEqual(['unknown-instrument 2020-01-01']);
    const [problem] = citationProblems([version({ kind: 'instrument' }), cites({ instrument: 'no-such' })]);
    expect(problem?.path).toEqual(['definition', 'basis', 0]);
    expect(problem?.cited).toBe('no-such');
  });

  it.each([
    ['of its list, in force on all its days', 'black', '2020-01-01', null, []],
    ['of another list', 'red', '2020-01-01', null, ['unknown-list-definition 2020-01-01']],
    ['that begins later', 'black', '2020-03-01', null, ['list-definition-not-in-force 2020-01-01']],
    ['that ends before it', 'black', '2019-01-01', '2021-12-31', ['list-definition-not-in-force 2022-01-01']],
  ] as const)('asks of a list rule a definition %s', (_, list, inForceFrom, inForceTo, expected) => {
    const instrument = version({ kind: 'instrument', inForceFrom: '2019-01-01' });
    const definition = version({ kind: 'list-definition', inForceFrom, inForceTo, definition: { list } });
    expect(problems(instrument, definition, version({ kind: 'list-rule' }))).toEqual(expected);
  });
});
