import type { Identifier } from '@egret/domain';
import type { Clock } from '@egret/runtime';
import { z } from 'zod';
import { checkedPerson, identifierFields } from '../../../schemas/identifier.ts';
import { plainText } from '../../../schemas/plain-text.ts';

/** Whom a report is asked about. */
export interface NamedSubject {
  readonly identifier: Identifier;
  readonly name: string | null;
}

/** `{ scheme, value, name? }`: the identifier normalised and checked. */
export function namedSubjectInput(clock: Clock) {
  return z
    .strictObject({
      ...identifierFields,
      name: plainText(200).optional().meta({ description: '姓名或名称；查询自然人时必填' }),
    })
    .transform(({ scheme, value, name }, context): NamedSubject => {
      return { identifier: checkedPerson(scheme, value, context, clock), name: name ?? null };
    });
}
