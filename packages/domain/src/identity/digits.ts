/** One significant character of a text as it would be read aloud, and where it stands. */
export interface Sign {
  /** `0`–`9`, or a capital letter. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** How many characters that are neither letters nor digits stand before it; they separate, they do not end. */
  readonly gap: number;
  /** Whether something stands before it that ends a number: another letter or sign, or too wide a gap. */
  readonly breaks: boolean;
}

/** More than so many separators in a row do not belong to one number. */
const widestGap = 4;

const chinese = new Map(
  [...'〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖'].map((character, index) => [
    character,
    index < 2 ? '0' : String(((index - 2) % 9) + 1),
  ]),
);

/** Letters and signs that are drawn like an X. */
const likeX = new Set(['×', '✕', '✖', '╳', 'х', 'Х', 'χ', 'Χ']);

/** The significant characters of a text: digits of every script, circled, raised or Chinese, and Latin letters. */
export function signsOf(text: string): readonly Sign[] {
  const signs: Sign[] = [];
  let at = 0;
  let gap = 0;
  let breaks = true;
  for (const character of text) {
    const start = at;
    at += character.length;
    const value = valueOf(character);
    if (value !== null) {
      signs.push({ value, start, end: at, gap, breaks: breaks || gap > widestGap });
      gap = 0;
      breaks = false;
    } else if (isSeparator(character)) {
      gap += 1;
    } else {
      breaks = true;
    }
  }
  return signs;
}

/** An asterisk stands for a character that was masked before, so it is none. */
function isSeparator(character: string): boolean {
  return character !== '*' && character !== '＊' && !/[\p{L}\p{N}]/u.test(character);
}

function valueOf(character: string): string | null {
  if (/^[0-9A-Z]$/.test(character)) return character;
  const known = chinese.get(character);
  if (known !== undefined) return known;
  if (likeX.has(character)) return 'X';
  const plain = character.normalize('NFKC').toUpperCase();
  if (/^[0-9A-Z]$/.test(plain)) return plain;
  return /\p{Nd}/u.test(character) ? String(decimalValue(character.codePointAt(0) ?? 0)) : null;
}

/** The digits of a script stand in a row of ten that begins at a multiple of sixteen, or six after one. */
function decimalValue(code: number): number {
  const low = code % 16;
  const beginsAtZero = /\p{Nd}/u.test(String.fromCodePoint(code - low));
  return (low - (beginsAtZero ? 0 : 6) + 10) % 10;
}
