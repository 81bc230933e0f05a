import { toHalfWidth } from '../identity/normalise-identifier.ts';

/** The unit of an amount column: 元 or 万元 (10,000 yuan). */
export type AmountUnit = 'yuan' | 'ten-thousand-yuan';

/** Decimals that reach down to one fen (分, a hundredth of a yuan). */
const decimals: Readonly<Record<AmountUnit, number>> = { yuan: 2, 'ten-thousand-yuan': 6 };

const plain = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;
const namedUnit: Readonly<Record<AmountUnit, RegExp>> = { yuan: /元$/, 'ten-thousand-yuan': /万元?$/ };

/**
 * The fen of a cleaned cell that holds an amount of money in the unit of its column, exactly: the digits are moved,
 * never multiplied. A unit may be written after it where it is the column's own. Null where the text is no amount, is
 * finer than a fen or is too large to be one.
 */
export function parseAmountCell(text: string, unit: AmountUnit): number | null {
  const match = plain.exec(text) ?? plain.exec(toHalfWidth(text).replace(namedUnit[unit], '').trim());
  if (!match) return null;
  const whole = (match[1] ?? '').replaceAll(',', '');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals[unit]) return null;
  const fen = Number(whole + fraction.padEnd(decimals[unit], '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}

const stated = /(\d[\d,，]*(?:\.\d+)?)(万?)元/g;

/** The amounts that a text states in figures (`罚款人民币2000元`, `0.2万元`), in fen. */
export function amountsIn(text: string): readonly number[] {
  return [...text.matchAll(stated)].flatMap(([, figure = '', tenThousand]) => {
    const fen = parseAmountCell(
      figure.replaceAll('，', ','),
      tenThousand === '' ? 'yuan' : 'ten-thousand-yuan',
    );
    return fen === null ? [] : [fen];
  });
}
