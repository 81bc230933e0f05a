/**
 * A JSON value as text in one form only: keys sorted by UTF-16 code units, no blanks (RFC 8785), members that are
 * absent or null left out, so that a field which is new and empty leaves the text as it was. A null in an array
 * stands, because leaving it out would move the others. Throws `TypeError` on what JSON does not have (functions,
 * symbols, non-finite numbers).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    let members = '';
    for (const [key, member] of membersOf(value)) {
      members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
    }
    return `{${members}}`;
  }
  throw new TypeError(`not a JSON value: ${typeof value}`);
}

/** The members that say something, in the order of their keys: sorted by insertion, as they are few and `sort` is slow for few. */
function membersOf(value: object): readonly (readonly [string, unknown])[] {
  const members: (readonly [string, unknown])[] = [];
  for (const member of Object.entries(value)) {
    if (member[1] === null || member[1] === undefined) continue;
    let at = members.length;
    for (; at > 0; at -= 1) {
      const before = members[at - 1];
      if (before === undefined || before[0] < member[0]) break;
      members[at] = before;
    }
    members[at] = member;
  }
  return members;
}

/** All but what JSON writes as it is: quotes, backslashes, controls, halves of characters. Most texts have nothing of it. */
const escaped = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}
