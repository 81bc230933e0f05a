import type { Label } from './label.ts';

/** Fen in 10,000 yuan. */
const tenThousandYuan = 1_000_000;

/**
 * An amount in fen (分) as officials write it: from 10,000 yuan on in 万元, below in 元, without zeros at the end
 * (`500万元`, `40.1万元`, `2000元`, `50.5元`). In English in yuan with thousands parted: `CNY 401,000`.
 */
export function moneyLabel(fen: number): Label {
  const yuan = decimal(fen, 100);
  const [whole = '', fraction] = yuan.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return {
    zh: fen >= tenThousandYuan ? `${decimal(fen, tenThousandYuan)}万元` : `${yuan}元`,
    en: `CNY ${fraction === undefined ? parted : `${parted}.${fraction}`}`,
  };
}

/** A whole number divided by a power of ten, exactly: the digits are moved, never divided. */
function decimal(value: number, power: number): string {
  const places = String(power).length - 1;
  const digits = String(value).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const whole = digits.slice(0, -places);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
