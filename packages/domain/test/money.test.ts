import { describe, expect, it } from 'vitest';
import { moneyLabel } from '../src/index.ts';

describe('moneyLabel', () => {
  it.each([
    [0, '0元', 'CNY 0'],
    [5, '0.05元', 'CNY 0.05'],
    [5_050, '50.5元', 'CNY 50.5'],
    [200_000, '2000元', 'CNY 2,000'],
    [999_999, '9999.99元', 'CNY 9,999.99'],
    [1_000_000, '1万元', 'CNY 10,000'],
    [40_100_000, '40.1万元', 'CNY 401,000'],
    [500_000_000, '500万元', 'CNY 5,000,000'],
    [1_000_001, '1.000001万元', 'CNY 10,000.01'],
  ])('writes %i fen as %s', (fen, zh, en) => {
    expect(moneyLabel(fen)).toEqual({ zh, en });
  });
});
