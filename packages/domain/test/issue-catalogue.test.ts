import { describe, expect, it } from 'vitest';

import type { Issue, IssueCode } from '../src/issue.ts';
import { type IssueParams, issueCatalogue, issueSubjects } from '../src/issues/catalogue.ts';
import { renderIssue } from '../src/issues/render-issue.ts';

/** Parameters for every code: one that is not here does not compile. */
const samples: IssueParams = {
  'identifier-required': { scheme: 'uscc' },
  masked: { scheme: 'resident-id' },
  placeholder: { scheme: 'organisation-code' },
  'malformed-identifier': { scheme: 'passport' },
  'confusable-letter': {},
  'scientific-notation': { scheme: 'uscc' },
  'stored-as-number': { scheme: 'registration-number' },
  'check-digit': { scheme: 'registration-number', position: 15, expected: '6' },
  'uscc-check-digit': { expected: 'B', embedded: 'wrong' },
  'embedded-check-digit': { expected: '6' },
  'person-check-digit': {},
  'impossible-birth-date': {},
  'holds-personal-number': {},
  required: {},
  'malformed-date': {},
  'date-serial-number': {},
  'day-required': {},
  'impossible-date': {},
  'after-delivery': { on: '2020-07-05' },
  'too-early': { on: '1949-10-01' },
  order: { earlier: '有效期自', on: '2020-06-01' },
  'malformed-amount': { unit: 'ten-thousand-yuan' },
  'amount-unit': {},
  undecodable: {},
  'too-long': { length: 201, limit: 200 },
  'unknown-value': { known: ['身份证', '护照号'] },
  'subtype-required': {},
  'not-data': {},
  'code-required': {},
  'personal-number': {},
  'not-applicable': { kind: 'natural-person' },
  mismatch: { other: '统一社会信用代码', expected: 'MA0000015' },
  'fine-required': {},
  'beyond-summary-procedure': { limit: 3000, legalBasis: '行政处罚法第五十一条' },
  'status-unclear': {},
  'annulled-without-status': { status: '当前状态' },
  'event-taken-back': {},
  minor: { ofAgeOn: '2021-03-04' },
  'age-unknown': {},
  'missing-column': { names: ['文书号', 'case_no'] },
  'unknown-column': {},
  'duplicate-column': {},
  'standing-column': { known: ['当前状态', '撤销日期'] },
  'column-left-out': {},
  'untitled-column': { column: 12, rows: 3 },
  'empty-file': {},
  'row-count': { expected: 92, read: 90 },
  'last-line-open': {},
  'file-changed': {},
  'unreadable-file': { reason: 'ENOENT' },
  'not-csv': { reason: 'CSV_QUOTE_NOT_CLOSED' },
  'given-up': { attempts: 20 },
  refused: { reason: '字段错位' },
  'column-count': { expected: 11, columns: 10 },
  'merged-rows': { first: 2, last: 3 },
  'two-contents-for-one-key': {},
  'nothing-to-take-back': {},
  'identifier-of-another-subject': {},
  'name-of-another-person': {},
  'name-of-another-subject': { held: '厦门甲有限公司' },
  'representative-name-differs': { rows: 30, lines: [4, 9] },
  'representative-number-wrong': { rows: 1, lines: [4] },
  'mentioned-otherwise': { rows: 21, lines: [2, 3] },
  'superseded-content': { rows: 21, lines: [2, 3] },
  'ends-nothing-held': { rows: 1, lines: [2] },
  'representative-number-differs': { rows: 1, lines: [7] },
};

const codes = Object.keys(issueCatalogue) as IssueCode[];

/** What came, such as the day that some sentences repeat. */
const received = '2020-05-31';

function sampleOf(code: IssueCode): Issue {
  return { field: '有效期至', code, received, params: samples[code] } as Issue;
}

describe('the catalogue of issues', () => {
  it.each(codes)('tells %s in Chinese and in English', (code) => {
    const { expected, zh, en, ...rest } = renderIssue(sampleOf(code));
    expect(rest).toEqual({ field: '有效期至', code, received });
    for (const text of [expected, zh, en]) {
      expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object|^\s*$/);
    }
    expect(zh).toMatch(/^[\p{Script=Han}“].*[^。；，]$/u);
    expect(en).toMatch(/^[a-z"].*[^.;,]$/);
    expect(Buffer.byteLength(JSON.stringify(sampleOf(code)))).toBeLessThan(300);
  });

  it.each(codes)('has no English in the Chinese of %s but names of formats and what came', (code) => {
    const params = Object.values<unknown>({ ...samples[code] })
      .flat()
      .map(String);
    const own = params.reduce((text, param) => text.replaceAll(param, ''), renderIssue(sampleOf(code)).zh);
    const words = own.match(/[A-Za-z]+/g) ?? [];
    expect(
      words.filter((word) => !['UTF', 'GB', 'CSV', 'YYYY', 'MM', 'DD', 'I', 'O'].includes(word)),
    ).toEqual([]);
  });

  it.each(codes)('tells %s the same after it was stored', (code) => {
    const stored: Issue = JSON.parse(JSON.stringify(sampleOf(code)));
    expect(renderIssue(stored)).toEqual(renderIssue(sampleOf(code)));
  });

  it('has each code in one subject only', () => {
    const all = Object.values(issueSubjects).flatMap((subject) => Object.keys(subject));
    expect(all.toSorted()).toEqual(codes.toSorted());
  });

  it('takes no code without words and no parameters of another shape', () => {
    const place = { field: '', received: null };
    const refused: Issue[] = [
      // @ts-expect-error: no such code
      { ...place, code: 'nonsense', params: {} },
      // @ts-expect-error: its parameters are missing
      { ...place, code: 'order', params: {} },
      // @ts-expect-error: a parameter of another type
      { ...place, code: 'too-long', params: { length: '201', limit: 200 } },
      // @ts-expect-error: a parameter that its words do not take
      { ...place, code: 'required', params: { zh: '缺少' } },
    ];
    expect(refused).toHaveLength(4);
  });
});
