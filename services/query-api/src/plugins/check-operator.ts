import { isSamePersonName } from '@egret/domain';
import { findOperator, type Operator } from '@egret/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../context.ts';
import { unprocessable } from '../errors/api-error.ts';
import { remember } from './remember.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The person whom the request names, of the client's department; null where it names none. */
    operator: Operator | null;
  }
}

/**
 * A person named in a request must be an active operator of the client's department: who asked is in the audit trail, and
 * must be somebody. Sets `request.operator`. Answers 422 that names the field otherwise, and never tells who has the
 * staff number.
 */
export function checkOperator(scope: FastifyInstance, { store }: Pick<ApiContext, 'store'>): void {
  const operators = remember(
    (id) => {
      const [departmentId = '', staffNo = ''] = id.split('\n');
      return findOperator(store.db, { departmentId, staffNo });
    },
    { forMs: 5_000, most: 10_000 },
  );
  scope.decorateRequest('operator', null);
  // Without a promise where the operator is remembered: this is run for every request.
  scope.addHook('preHandler', (request, _reply, done) => {
    const named = operatorIn(request.body);
    if (named !== null) {
      const id = `${request.client.departmentId}\n${named.staffNo}`;
      const known = operators.recall(id);
      if (!known) return operators.find(id).then((found) => admit(request, named, found));
      admit(request, named, known);
    }
    done();
    return undefined;
  });
}

interface Named {
  readonly staffNo: string;
  readonly name: string;
}

/** The operator whom a body names; the route's schema has checked it before. */
function operatorIn(body: unknown): Named | null {
  if (typeof body !== 'object' || body === null || !('operator' in body)) return null;
  const { operator } = body;
  if (typeof operator !== 'object' || operator === null) return null;
  if (!('staffNo' in operator && 'name' in operator)) return null;
  const { staffNo, name } = operator;
  return typeof staffNo === 'string' && typeof name === 'string' ? { staffNo, name } : null;
}

/** Lets a request go on in the name of an operator; throws 422. */
function admit(request: FastifyRequest, { staffNo, name }: Named, operator: Operator | null): void {
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
}
