import { describe, expect, it } from 'vitest';
import { describeFailure } from '../src/index.ts';

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

  it('says what an aggregate stands for', () => {
    const closing = new AggregateError([new Error('the queue is gone')], 'services failed to close');
    expect(describeFailure(closing)).toMatchObject({
      message: 'services failed to close',
      errors: [{ message: 'the queue is gone', errors: [] }],
    });
  });

  it('is little where no error was thrown', () => {
    expect(describeFailure('text')).toMatchObject({ name: 'string', frames: [], cause: null });
  });
});
