import { z } from 'zod';
import { plainText } from './plain-text.ts';

/** The person at the client who asks; written to the audit trail. */
export const operatorInput = z
  .strictObject({
    staffNo: plainText(64).meta({ description: '工号' }),
    name: plainText(64).meta({ description: '姓名' }),
  })
  .meta({ description: '经办人' });
