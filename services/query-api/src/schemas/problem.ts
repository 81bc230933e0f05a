import { z } from 'zod';
import { problemType } from '../errors/problem.ts';

/** The problem document of RFC 9457, for the API description. */
const problemOutput = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: '稳定的错误代码' }),
    detail: z.string().meta({ description: '中文说明' }),
    detailEn: z.string().meta({ description: '英文说明' }),
    instance: z.string().meta({ description: '所答复的请求，即 urn:uuid: 加 x-request-id' }),
    errorCount: z.number().int().meta({ description: '问题总数' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: '指向出错位置的 JSON Pointer（RFC 6901）' }),
          code: z.string(),
          expected: z.string(),
          received: z.string().nullable().meta({ description: '收到的内容，个人号码已脱敏' }),
          zh: z.string(),
          en: z.string(),
        }),
      )
      .meta({ description: '前若干处问题，至多20处' }),
  })
  .meta({ description: '问题文档（RFC 9457）' });

const response = { description: '问题文档', content: { [problemType]: { schema: problemOutput } } };

/** What every route may answer beside success. */
export const problemResponses = { '4xx': response, '5xx': response };
