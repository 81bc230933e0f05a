import type { RequestError } from '../errors/api-error.ts';
import { masked, pointerOf } from '../errors/from-zod.ts';

/** Far more than any request needs; what a body costs to check is bounded by them. */
const most = { depth: 16, values: 4_000 };

/** An object or a list that is being read: the keys that it has so far (null of a list), and where in it we are. */
interface Level {
  readonly keys: Set<string> | null;
  at: string | number;
}

/**
 * Takes a JSON text that parses, and returns what makes it unfit for a request, the first such thing only, or null: a key
 * that stands twice in one object (of which parsers keep the last, RFC 8259, section 4), the key `__proto__`, which
 * changes an object when it is copied, nesting too deep, too many values.
 */
export function findJsonFault(text: string): RequestError | null {
  const levels: Level[] = [];
  let level: Level | undefined;
  let values = 0;
  let isKey = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text[index]) {
      case '"': {
        const end = endOfText(text, index);
        if (isKey && level?.keys) {
          const key = keyOf(text, index, end);
          level.at = key;
          if (key === '__proto__') return faultAt(levels, forbiddenKey);
          if (level.keys.has(key)) return faultAt(levels, duplicateKey);
          level.keys.add(key);
        }
        index = end;
        break;
      }
      case '{':
      case '[':
        isKey = text[index] === '{';
        level = { keys: isKey ? new Set() : null, at: 0 };
        levels.push(level);
        values += 1;
        if (levels.length > most.depth) return faultAt(levels.slice(0, -1), tooDeep);
        break;
      case '}':
      case ']':
        levels.pop();
        level = levels.at(-1);
        isKey = false;
        break;
      case ':':
        isKey = false;
        break;
      case ',':
        isKey = level?.keys !== null;
        if (typeof level?.at === 'number') level.at += 1;
        values += 1;
        if (values > most.values) return faultAt([], tooMany);
        break;
      default:
    }
  }
  return null;
}

/** Where the text that begins at a quote ends: at the next quote before which no odd number of backslashes stands. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text[before] === '\\') before -= 1;
  return (index - before) % 2 === 0;
}

/** The key between two quotes, `\u0061` and the like resolved: it is the same key however it is written. */
function keyOf(text: string, start: number, end: number): string {
  const key = text.slice(start + 1, end);
  return key.includes('\\') ? String(JSON.parse(`"${key}"`)) : key;
}

type Fault = Omit<RequestError, 'pointer' | 'received'>;

const duplicateKey: Fault = {
  code: 'duplicate-field',
  expected: 'each field once',
  zh: '同一字段出现多次',
  en: 'The field stands there more than once',
};
const forbiddenKey: Fault = {
  code: 'unknown-field',
  expected: 'no such field',
  zh: '未知字段，不予接受',
  en: 'Unknown fields are refused',
};
const tooDeep: Fault = {
  code: 'out-of-range',
  expected: `at most ${most.depth} levels`,
  zh: `嵌套不得超过 ${most.depth} 层`,
  en: `Objects and lists must not be nested more than ${most.depth} deep`,
};
const tooMany: Fault = {
  code: 'out-of-range',
  expected: `at most ${most.values} values`,
  zh: `内容不得超过 ${most.values} 项`,
  en: `There must not be more than ${most.values} values`,
};

function faultAt(levels: readonly Level[], fault: Fault): RequestError {
  const path = levels.map(({ at }) => (typeof at === 'string' ? masked(at) : at));
  return { pointer: pointerOf(path), received: null, ...fault };
}
