/** What departments write into a cell that has no value. */
const nothing: ReadonlySet<string> = new Set([
  '',
  '/',
  '／',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '无',
  '暂无',
  '空',
  'null',
  'NULL',
  '\\N',
]);
const longestNothing = 4;

/** White space, control characters (a database takes no NUL) and characters without width. */
const blemish = /[\s\p{Cc}\u200B-\u200D\u2060\uFEFF]/u;
const invisible = /(?!\s)\p{Cc}|[\u200B-\u200D\u2060\uFEFF]/gu;
/** Chinese is written without spaces: one between two characters is a line that was broken or a name that was aligned. */
const spaceInChinese =
  /(?<=[\u3001-\u303F\u3400-\u9FFF\uFF00-\uFFEF])\s+(?=[\u3001-\u303F\u3400-\u9FFF\uFF00-\uFFEF])/g;

/**
 * The text of a cell as it came, on one line and without what cannot be seen; null where the cell says in one of the
 * usual ways that it has no value (empty, `暂无`, `无`, `/`, `-` …).
 */
export function cleanCell(raw: string): string | null {
  const text = blemish.test(raw) ? tidy(raw) : raw;
  return text.length <= longestNothing && nothing.has(text) ? null : text;
}

function tidy(raw: string): string {
  return raw.replace(invisible, '').trim().replace(spaceInChinese, '').replace(/\s+/g, ' ');
}
