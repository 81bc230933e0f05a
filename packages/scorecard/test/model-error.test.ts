import { describe, expect, it } from 'vitest';

import { ModelError, parseScoreModel, scoreModelSchema } from '../src/index.ts';
import { modelFile } from './factory.ts';
import { problemsWith } from './problems.ts';

describe('ModelError', () => {
  it('says every place in its message and has the code of the problem document', () => {
    const broken = modelFile('egret-person.v2', {
      '/startPoints': 1001,
      '/appliesTo': ['natural-person', 'organisation'],
    });
    expect(scoreModelSchema.safeParse(broken).success).toBe(true);
    expect(() => parseScoreModel(broken)).toThrow(
      expect.objectContaining({ code: 'invalid-model', name: 'ModelError' }),
    );
    expect(() => parseScoreModel(broken)).toThrow(/\/startPoints.*\/appliesTo/);
    expect(() => parseScoreModel(null)).toThrow(ModelError);
  });

  it('says every problem in Chinese and English, with what came', () => {
    expect(problemsWith({ '/startPoints': 1001 })).toEqual([
      {
        field: '/startPoints',
        code: 'out-of-bounds',
        expected: 'start points within the range',
        received: '1001',
        zh: '起始分须在总分范围之内',
        en: 'start points within the range',
      },
    ]);
  });
});
