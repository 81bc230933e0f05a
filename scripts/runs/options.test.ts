import { describe, expect, it } from 'vitest';
import { UsageError } from '../ingest/options.ts';
import { readCommand } from './options.ts';

describe('the arguments of npm run runs', () => {
  it.each([
    [[], { command: 'list' }],
    [['list'], { command: 'list' }],
    [['release', '2020/a b.csv'], { command: 'release', delivery: '2020/a b.csv' }],
    [
      ['refuse', 'a.csv', '--reason', ' 字段错位 '],
      { command: 'refuse', delivery: 'a.csv', reason: '字段错位' },
    ],
  ])('takes %j', (args, command) => {
    expect(readCommand(args)).toEqual(command);
  });

  it.each([
    ['an unknown command', ['drop', 'a.csv'], 'unknown command drop'],
    ['no delivery', ['release'], 'other arguments'],
    ['two deliveries', ['release', 'a.csv', 'b.csv'], 'other arguments'],
    ['a list of one', ['list', 'a.csv'], 'other arguments'],
    ['no reason', ['refuse', 'a.csv'], '--reason is needed'],
    ['an empty reason', ['refuse', 'a.csv', '--reason', ' '], '--reason is needed'],
    ['a reason of two lines', ['refuse', 'a.csv', '--reason', 'a\nb'], 'one line'],
    ['a reason too long', ['refuse', 'a.csv', '--reason', '字'.repeat(201)], '200'],
    ['a reason with a number', ['refuse', 'a.csv', '--reason', '350299-19900101-0010 有误'], '身份证号码'],
    ['a reason to release', ['release', 'a.csv', '--reason', '可'], 'for refuse only'],
    ['an unknown option', ['list', '--colour'], '--colour'],
  ])('throws a UsageError for %s', (_, args, message) => {
    expect(() => readCommand(args)).toThrow(UsageError);
    expect(() => readCommand(args)).toThrow(message);
  });
});
