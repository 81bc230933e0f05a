import { DomainError } from '@egret/domain';
import { describe, expect, it } from 'vitest';
import { ApiError, conflict } from '../src/errors/api-error.ts';
import { problemOf } from '../src/errors/problem.ts';
import { toApiError } from '../src/errors/to-api-error.ts';

describe('what is sent for what was thrown', () => {
  it.each([new Error('x'), new DomainError('no-tier', 'x'), 'text', null, undefined])(
    'is 500 for %s',
    (thrown) => {
      const problem = problemOf(toApiError(thrown), 'r-1');
      expect(problem).toMatchObject({ status: 500, code: 'internal', errors: [] });
      expect(JSON.stringify(problem)).not.toContain('no-tier');
    },
  );

  it('is the error of a route as it stands', () => {
    const error = conflict('decision-entered', '该决定已录入', 'The decision is entered already');
    expect(toApiError(error)).toBe(error);
    expect(problemOf(error, 'r-1')).toEqual({
      type: 'urn:egret:problem:decision-entered',
      title: '冲突 Conflict',
      status: 409,
      code: 'decision-entered',
      detail: '该决定已录入',
      detailEn: 'The decision is entered already',
      instance: 'urn:uuid:r-1',
      errorCount: 0,
      errors: [],
    });
  });

  it('has a title whatever the status', () => {
    expect(problemOf(new ApiError(418, 'teapot', '茶壶', 'A teapot'), 'r-1').title).toMatch(/Request Failed/);
  });
});
