import { describe, expect, it } from 'vitest';
import { parseReferenceFile, ReferenceFileError } from '../src/index.ts';

const perk = `
kind: perk
documents:
  - id: parking
    inForceFrom: 2020-01-01
    definition:
      zh: 停车
      en: Parking
      benefit: { zh: 先离场后付费, en: Leave first }
      basis: [{ instrument: some-measures }]
      minimumScore: 600
      assumed: false
      source: test
`;

describe('a file of reference data', () => {
  it('is read with its defaults', () => {
    const [document] = parseReferenceFile('perks.yaml', perk);
    expect(document).toMatchObject({
      kind: 'perk',
      id: 'parking',
      inForceTo: null,
      definition: { quota: null, period: null, basis: [{ instrument: 'some-measures', article: null }] },
    });
  });

  it.each([
    ['a wrong value', ['minimumScore: 600', 'minimumScore: -1'], /documents\[0\] definition\.minimumScore/],
    [
      'an unknown field',
      ['assumed: false', 'assumed: false\n      colour: red'],
      /documents\[0\] definition.*colour/,
    ],
    ['no basis', ['[{ instrument: some-measures }]', '[]'], /documents\[0\] definition\.basis/],
    ['a day that does not exist', ['2020-01-01', '2020-02-30'], /documents\[0\] inForceFrom/],
    [
      'an end before the beginning',
      ['2020-01-01', '2020-01-01\n    inForceTo: 2019-12-31'],
      /documents\[0\] inForceTo/,
    ],
    ['an id with other signs', ['id: parking', 'id: Parking_1'], /documents\[0\] id/],
    ['an unknown kind', ['kind: perk', 'kind: perks'], /kind/],
    ['no YAML', ['kind: perk', 'kind: [perk'], /perks\.yaml/],
  ] as const)('with %s is refused by its field', (_, [from, to], message) => {
    const text = perk.replace(from, to);
    expect(() => parseReferenceFile('perks.yaml', text)).toThrow(ReferenceFileError);
    expect(() => parseReferenceFile('perks.yaml', text)).toThrow(message);
  });
});
