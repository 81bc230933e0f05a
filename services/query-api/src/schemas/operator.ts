import { z } from 'zod';
import { referenceText } from './plain-text.ts';

/** The person at the client who asks; written to the audit trail. */
export const operatorInput = z
  .strictObject({
    staffNo: referenceText(64).meta({ description: '工号' }),
    name: referenceText(64).meta({ description: '姓名' }),
  })
  .meta({ description: '经办人' });
