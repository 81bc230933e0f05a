import { templates } from '@egret/domain';
import { describe, expect, it } from 'vitest';
import { readOptions, usage, UsageError } from './options.ts';

const department = '11350299TT90000115';

describe('the options of npm run ingest', () => {
  it('names the file, its template and who delivers it', () => {
    const args = ['a.csv', '--template', 'registry', '--department', department];
    expect(readOptions(args)).toEqual({
      file: 'a.csv',
      template: 'registry',
      department: { uscc: department, name: null },
      hold: false,
    });
    expect(readOptions([...args, '--hold']).hold).toBe(true);
    expect(readOptions([...args, '--department-name', '合成审批局']).department.name).toBe('合成审批局');
  });

  it('takes options before the file, with an equals sign, and a code as people write it', () => {
    const args = [`--department= ${department.toLowerCase()}`, '--template=other', '--', '--odd-name.csv'];
    expect(readOptions(args)).toMatchObject({ file: '--odd-name.csv', department: { uscc: department } });
  });

  it.each(templates)('takes template %s', (template) => {
    const args = ['a.csv', '--template', template, '--department', department];
    expect(readOptions(args).template).toBe(template);
    expect(usage).toContain(template);
  });

  it.each([
    ['no file', ['--template', 'other', '--department', department], 'exactly one FILE'],
    ['two files', ['a', 'b', '--template', 'other', '--department', department], 'exactly one FILE'],
    ['no template', ['a.csv', '--department', department], 'unknown template (none)'],
    ['an unknown template', ['a.csv', '--template', 'tax', '--department', department], 'template tax'],
    ['no department', ['a.csv', '--template', 'other'], '缺少统一社会信用代码'],
    ['a wrong code', ['a.csv', '--template', 'other', '--department', '11350299TT90000116'], '校验'],
    ['a number in the name', ['/a/350299-19900101-0010.csv'], '身份证号码'],
    ['an unknown option', ['a.csv', '--colour', 'red'], '--colour'],
    ['an option without a value', ['a.csv', '--template'], '--template'],
  ])('throws a UsageError for %s', (_, args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });
});
