/**
 * Whether two names of a person are the same but for how they were typed: width, case, spaces, and the dot
 * between the parts of a name, which comes as several characters.
 */
export function isSameName(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u00b7\u2022\u2027\u30fb\uff65.]/g, '·')
    .replace(/\s+/g, '')
    .toUpperCase();
}
