import { DomainError } from '@egret/domain';
import { describe, expect, it } from 'vitest';
import { ApiError, conflict } from '../src/errors/api-error.ts';
import { describeFailure } from '@egret/runtime';
import { problemOf } from '../src/errors/problem.ts';
import { toApiError } from '../src/errors/to-api-error.ts';

describe('what is sent for what was thrown', () => {
  it.each([new Error('x'), new DomainError('no-tier', 'x'), 'text', null, undefined])(
    'is 500 for %s',
    (thrown) => {
      const problem = problemOf(toApiError(thrown));
      expect(problem).toMatchObject({ status: 500, code: 'internal', errors: [] });
      expect(JSON.stringify(problem)).not.toContain('no-tier');
    },
  );

  it('is the error of a route as it stands', () => {
    const error = conflict('decision-entered', '该决定已录入', 'The decision is entered already');
    expect(toApiError(error)).toBe(error);
    expect(problemOf(error)).toEqual({
      type: 'urn:egret:problem:decision-entered',
      title: '冲突 Conflict',
      status: 409,
      code: 'decision-entered',
      detail: '该决定已录入',
      detailEn: 'The decision is entered already',
      errors: [],
    });
  });

  it('has a title whatever the status', () => {
    expect(problemOf(new ApiError(418, 'teapot', '茶壶', 'A teapot')).title).toMatch(/Request Failed/);
  });
});

describe('what is logged of a failure', () => {
  it('says where and why, without numbers of persons and without what the database quotes', () => {
    const database = Object.assign(new Error('value "350299199001010010" is wrong'), {
      code: '22P02',
      detail: 'Key (name)=(张三) already exists.',
    });
    const failure = describeFailure(new Error('the read failed', { cause: database }));
    expect(failure).toMatchObject({
      name: 'Error',
      code: null,
      message: 'the read failed',
      cause: { code: '22P02' },
    });
    expect(failure.frames[0]).toMatch(/^at /);
    const text = JSON.stringify(failure);
    expect(text).not.toContain('19900101');
    expect(text).not.toContain('张三');
  });

  it('is little where no error was thrown', () => {
    expect(describeFailure('text')).toMatchObject({ name: 'string', frames: [], cause: null });
  });
});
