import { type CreditRecord, factContentOf, lawOf, localDate, standingOf } from '@egret/domain';
import { aCommitment, aPenalty, sampleTables } from '@egret/testing';
import { describe, expect, it } from 'vitest';
import { suggestions } from '../src/reports/suggestions.ts';

const { law: rules } = await sampleTables();

/** What is advised on a day about one record of an organisation to which nothing has happened. */
function advice(record: CreditRecord, today: string) {
  const on = localDate(today);
  const content = factContentOf(record);
  const law = lawOf(content, 'organisation', rules, on);
  const shown = { id: 'record', record, events: [], standing: standingOf(content, [], on), law };
  return suggestions([shown], on).map(({ zh }) => zh);
}

describe('the advice', () => {
  // 发改办财金〔2019〕527号: a general penalty of 2020-05-06 is shown for three months at least and a year at most.
  it.each([
    ['2020-08-06', ['最短公示期至2020-08-06；期满且']],
    ['2020-08-07', ['最短公示期已于2020-08-06届满；期满且']],
    ['2021-05-06', ['依规定不予修复的除外']],
    ['2021-05-07', []],
  ])('about a penalty says on %s where its minimum publicity stands, while it is shown', (today, parts) => {
    expect(advice(aPenalty(), today)).toEqual(parts.map((part) => expect.stringContaining(part)));
  });

  it('about a commitment does not ask to keep in time what is over', () => {
    const pending = aCommitment({ validTo: localDate('2020-12-30') });
    expect(advice(pending, '2020-12-30')).toEqual([expect.stringMatching(/^请按期履行承诺/)]);
    expect(advice(pending, '2020-12-31')).toEqual([
      expect.stringContaining('期限已于2020-12-30届满，履行结果尚未报送'),
    ]);
  });
});
