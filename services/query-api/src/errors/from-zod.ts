import { mask, shown } from '@egret/domain';
import { z } from 'zod';
import { type ApiError, type RequestError, unprocessable } from './api-error.ts';

/** What a schema of ours says of its own finding, as the `params` of a zod `custom` issue. */
const finding = z.object({
  code: z.string(),
  expected: z.string(),
  received: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});
export type Finding = z.infer<typeof finding>;

type ZodIssue = z.core.$ZodIssue;

/** So many errors are described: the rest is counted. A body may hold thousands, and each takes time. */
const mostDescribed = 20;

/**
 * Takes zod's issues and the input that they are about, and returns the 422 that says how many things are wrong and lists the
 * first of them.
 */
export function refusedByZod(issues: readonly ZodIssue[], input: unknown): ApiError {
  const { errors, count } = fromZod(issues, input);
  const [first, ...rest] = errors;
  if (!first) throw new Error('zod refused an input without an issue');
  return unprocessable([first, ...rest], count);
}

/** The first errors that zod's issues stand for, one for each thing that is wrong, and how many there are. */
export function fromZod(
  issues: readonly ZodIssue[],
  input: unknown,
): { readonly errors: readonly RequestError[]; readonly count: number } {
  const errors: RequestError[] = [];
  let count = 0;
  for (const issue of issues) {
    const left = mostDescribed - errors.length;
    if (issue.code === 'unrecognized_keys') {
      count += issue.keys.length;
      errors.push(...issue.keys.slice(0, left).map((key) => unknownField(issue.path, key)));
    } else {
      count += 1;
      if (left > 0) errors.push(fromIssue(issue, input));
    }
  }
  return { errors, count };
}

function unknownField(path: readonly PropertyKey[], key: string): RequestError {
  return {
    pointer: pointerOf([...path, masked(key)]),
    code: 'unknown-field',
    expected: 'no such field',
    received: masked(key),
    zh: '未知字段，不予接受',
    en: 'Unknown fields are refused',
  };
}

function fromIssue(issue: ZodIssue, input: unknown): RequestError {
  return { pointer: pointerOf(issue.path.map(maskedKey)), ...describe(issue, valueAt(input, issue.path)) };
}

/** A key of an object whose keys the client chose may hold anything. */
function maskedKey(key: PropertyKey): PropertyKey {
  return typeof key === 'string' ? masked(key) : key;
}

function describe(issue: ZodIssue, value: unknown): Finding {
  if (issue.code === 'custom') {
    const own = finding.safeParse(issue.params);
    // A person's number may stand in the place of anything: of an organisation's code, of a date.
    if (own.success) return { ...own.data, received: own.data.received && shown(own.data.received) };
  }
  const received = receivedOf(value);
  if (value === undefined) {
    return {
      code: 'required',
      expected: expectation(issue),
      received: null,
      zh: '缺少此项',
      en: 'This is required',
    };
  }
  const expected = expectation(issue);
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: 'wrong-type',
        expected,
        received,
        zh: `类型应为 ${expected}`,
        en: `Expected ${expected}`,
      };
    case 'invalid_value':
    case 'invalid_union':
      return {
        code: 'unknown-value',
        expected,
        received,
        zh: `取值应为：${expected}`,
        en: `Expected one of: ${expected}`,
      };
    case 'too_small':
    case 'too_big':
      return {
        code: 'out-of-range',
        expected,
        received,
        zh: `长度或大小应为 ${expected}`,
        en: `Expected a size of ${expected}`,
      };
    default:
      return {
        code: 'malformed',
        expected,
        received,
        zh: `格式应为 ${expected}`,
        en: `Expected the form ${expected}`,
      };
  }
}

function expectation(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'too_small':
      return `>= ${issue.minimum}`;
    case 'too_big':
      return `<= ${issue.maximum}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    default:
      return issue.message;
  }
}

/** Text from a request, cut to 80 characters; anything with many digits might be a person's number and is masked. */
export function masked(text: string): string {
  const known = shown(text);
  return /\d{6}/.test(known) ? mask(known) : known;
}

function receivedOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : 'object';
  return masked(String(value));
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    input,
  );
}

/** A JSON pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
