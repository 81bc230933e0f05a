import { fixedClock } from '@egret/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fromZod } from '../src/errors/from-zod.ts';
import { dateInput } from '../src/schemas/calendar-date.ts';
import { identifierInput } from '../src/schemas/identifier.ts';
import { operatorInput } from '../src/schemas/operator.ts';
import { cursorAfter, pageQuery } from '../src/schemas/page.ts';

const clock = fixedClock('2020-12-31T12:00:00+08:00');
const body = z.strictObject({
  subject: identifierInput(clock),
  operator: operatorInput,
  on: dateInput,
  colour: z.enum(['red', 'black']),
});
const operator = { staffNo: '001', name: '张三' };
const good = {
  subject: { scheme: 'uscc', value: '91350299MA0000015P' },
  operator,
  on: '2020-12-31',
  colour: 'red',
};

function errorsOf(input: unknown) {
  const result = body.safeParse(input);
  return result.success ? [] : fromZod(result.error.issues, input).errors;
}
const subject = (scheme: string, value: string) => ({ ...good, subject: { scheme, value } });

describe('what is wrong with a request', () => {
  it('is nothing where all is right; identifiers come out normalised', () => {
    expect(errorsOf(good)).toEqual([]);
    expect(identifierInput(clock).parse({ scheme: 'uscc', value: ' ９1350299ma0000015p ' })).toEqual(
      good.subject,
    );
  });

  it('names the expected check character of an organisation', () => {
    const [error] = errorsOf(subject('uscc', '91350299MA0000015A'));
    expect(error).toMatchObject({
      pointer: '/subject/value',
      code: 'uscc-check-digit',
      received: '91350299MA0000015A',
    });
    expect(error?.expected).toContain('P');
    expect(error?.zh).toContain('P');
  });

  it('asks to read the card of a person again, and masks the number', () => {
    const [error, ...more] = errorsOf(subject('resident-id', '350299199001010011'));
    expect(more).toEqual([]);
    expect(error).toMatchObject({
      pointer: '/subject/value',
      code: 'person-check-digit',
      received: '350*************11',
    });
    expect(error?.zh).toContain('重新读取证件');
    expect(JSON.stringify(error)).not.toContain('19900101');
  });

  it('is said of everything at once, each with its pointer', () => {
    const errors = errorsOf({
      subject: { scheme: 'name', value: 7 },
      on: '2020-02-30',
      colour: 'blue',
      extra: 1,
    });
    expect(errors.map(({ pointer, code }) => [pointer, code]).toSorted()).toEqual([
      ['/colour', 'unknown-value'],
      ['/extra', 'unknown-field'],
      ['/on', 'impossible-date'],
      ['/operator', 'required'],
      ['/subject/scheme', 'unknown-value'],
      ['/subject/value', 'wrong-type'],
    ]);
    for (const error of errors) {
      expect(error.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(error.en).toMatch(/^[ -~]+$/);
    }
  });

  it('never repeats a number that might be a person’s', () => {
    const errors = errorsOf({
      ...good,
      colour: '350299199001010010',
      operator: { ...operator, staffNo: '1'.repeat(70) },
    });
    expect(errors.map((error) => error.received)).toEqual([
      expect.stringContaining('*'),
      expect.stringContaining('*'),
    ]);
    expect(JSON.stringify(errorsOf({ ...good, '350299199001010010': 1 }))).not.toContain('199001');
  });

  it.each([
    { scheme: 'uscc', value: '350299199001010010' },
    { scheme: 'registration-number', value: '350299900101001' },
    { scheme: 'organisation-code', value: '350299199001010010' },
  ])('masks a person’s number that stands for an organisation’s ($scheme)', ({ scheme, value }) => {
    const errors = errorsOf({ ...subject(scheme, value), on: '350299199001010010' });
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/on', '/subject/value']);
    for (const error of errors) expect(error.received).toMatch(/^350\*+\d\d$/);
  });

  it.each(['\u0000', '\ud800', '张\udc00'])('is text that no database keeps as it is: %j', (name) => {
    expect(errorsOf({ ...good, operator: { ...operator, name } })).toMatchObject([
      { pointer: '/operator/name', received: null },
    ]);
  });

  it.each([{ input: null }, { input: [] }, { input: 'text' }, {}])(
    'is the whole where it is no object: %j',
    ({ input }) => {
      expect(errorsOf(input)).toMatchObject([{ pointer: '' }]);
    },
  );
});

describe('pages', () => {
  const query = z.strictObject(pageQuery);
  it('go on after the cursor of the page before', () => {
    const id = '0b54e4f6-9f0d-4c8e-9d5a-0d8f5a4f2b11';
    expect(query.parse({ limit: '100', cursor: cursorAfter(id) })).toEqual({ limit: 100, cursor: id });
    expect(query.parse({})).toEqual({ limit: 20 });
  });
  it.each([{ limit: '0' }, { limit: '101' }, { limit: '1e1' }, { cursor: 'abc' }, { cursor: '' }])(
    'refuse %j',
    (given) => {
      expect(query.safeParse(given).success).toBe(false);
    },
  );
});
