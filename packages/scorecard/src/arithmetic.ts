import type { Arithmetic } from './evaluation.ts';

/** How the points of a line came about, in words; null where the points alone say it. */
export function arithmeticInWords(
  arithmetic: Arithmetic,
  points: number,
): { readonly zh: string; readonly en: string } | null {
  switch (arithmetic.of) {
    case 'count':
      return {
        zh: `达到${arithmetic.atLeast}项：${signed(points)}`,
        en: `${arithmetic.atLeast} or more: ${signed(points)}`,
      };
    case 'months':
      return {
        zh: `自${arithmetic.since}起满${arithmetic.atLeast}个月：${signed(points)}`,
        en: `${arithmetic.atLeast} months since ${arithmetic.since}: ${signed(points)}`,
      };
    case 'record':
      return ofRecord(arithmetic, points);
  }
}

function ofRecord(
  { base, fine, kind, percent }: Extract<Arithmetic, { of: 'record' }>,
  points: number,
): { readonly zh: string; readonly en: string } | null {
  const parts = [
    { points: base, zh: '基础分', en: 'base' },
    { points: fine, zh: '罚款数额', en: 'amount of the fine' },
    { points: kind, zh: '处罚种类', en: 'kind of penalty' },
  ].filter((part) => part.points !== 0);
  if (parts.length === 1 && percent === 100) return null;
  const total = parts.length === 1 ? '' : `=${signed(base + fine + kind)}`;
  const zh = parts.map((part) => `${signed(part.points)}（${part.zh}）`).join('') + total;
  const en = parts.map((part) => `${signed(part.points)} (${part.en})`).join(' ') + total.replace('=', ' = ');
  if (percent === 100) return { zh, en };
  return {
    zh: `${zh}，按${percent}%计：${signed(points)}`,
    en: `${en}, of which ${percent}% counts: ${signed(points)}`,
  };
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}
