import { isSamePersonName } from '@egret/domain';
import { findOperator, type Operator } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { unprocessable } from '../errors/api-error.ts';
import { remember } from './remember.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The person whom the request names, of the client's department; null where it names none. */
    operator: Operator | null;
  }
}

const named = z.object({ operator: z.object({ staffNo: z.string(), name: z.string() }) });

/**
 * A person named in a request must be an active operator of the client's department: who asked is in the audit trail, and
 * must be somebody. Sets `request.operator`. Answers 422 that names the field otherwise, and never tells who has the
 * staff number.
 */
export function checkOperator(scope: FastifyInstance, { store }: Pick<ApiContext, 'store'>): void {
  const find = remember(
    (id) => {
      const [departmentId = '', staffNo = ''] = id.split('\n');
      return findOperator(store.db, { departmentId, staffNo });
    },
    { forMs: 5_000, most: 10_000 },
  );
  scope.decorateRequest('operator', null);
  scope.addHook('preHandler', async (request) => {
    const body = named.safeParse(request.body);
    if (!body.success) return;
    const { staffNo, name } = body.data.operator;
    const operator = await find(`${request.client.departmentId}\n${staffNo}`);
    if (operator === null) {
      throw unprocessable([
        {
          pointer: '/operator/staffNo',
          code: 'unknown-operator',
          expected: 'the staff number of an active operator of the department',
          received: staffNo,
          zh: '经办人须是本单位已登记的在岗人员',
          en: 'The operator must be registered and active in this client’s department',
        },
      ]);
    }
    if (!isSamePersonName(operator.name, name)) {
      throw unprocessable([
        {
          pointer: '/operator/name',
          code: 'other-name',
          expected: 'the name registered under this staff number',
          received: null,
          zh: '姓名与该工号登记的人员不符',
          en: 'The name is not the one registered under this staff number',
        },
      ]);
    }
    request.operator = operator;
  });
}
