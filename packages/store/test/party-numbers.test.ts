import { describe, expect, it } from 'vitest';
import { partyNumbers } from '../src/ingest/party-numbers.ts';

describe('the numbers of parties', () => {
  it('are remembered of the first and of the last ones, and of nobody without end', () => {
    const numbers = partyNumbers();
    const parties = 400_000;
    for (let party = 0; party < parties; party += 1) numbers.add(`p${party}`, party);
    expect([numbers.find('p0'), numbers.find('p149999')]).toEqual([0, 149_999]);
    const found = Array.from({ length: parties }, (_, party) => numbers.find(`p${party}`)).filter(
      (number) => number !== undefined,
    );
    expect(numbers.find(`p${parties - 1}`)).toBe(parties - 1);
    expect(found.length).toBeLessThanOrEqual(150_000 + 2 * 20_000);
  });

  it('stay remembered of whoever is named again and again', () => {
    const numbers = partyNumbers();
    for (let party = 0; party < 150_000; party += 1) numbers.add(`p${party}`, party);
    numbers.add('regular', 1_000_000);
    const found: (number | undefined)[] = [];
    for (let party = 150_000; party < 300_000; party += 1) {
      numbers.add(`p${party}`, party);
      if (party % 10_000 === 0) found.push(numbers.find('regular'));
    }
    expect(found).toEqual(Array.from({ length: 15 }, () => 1_000_000));
  });
});
