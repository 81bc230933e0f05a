import { isPersonalScheme, purposes } from '@egret/domain';
import { appendAuditEntry, createConsent, findAuthorityByUscc, holdKeys } from '@egret/store';
import type { Clock } from '@egret/runtime';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { conflict, type RequestError, unprocessable } from '../../../errors/api-error.ts';
import { usccInput } from '../../../schemas/authority.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { identifierInput } from '../../../schemas/identifier.ts';
import { idOutput } from '../../../schemas/ids.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { referenceText } from '../../../schemas/plain-text.ts';

const bodyOn = (clock: Clock) =>
  z.strictObject({
    subject: identifierInput(clock),
    department: usccInput.meta({ description: '被授权单位统一社会信用代码' }),
    purposes: z.array(z.enum(purposes)).nonempty().meta({ description: '授权用途' }),
    validFrom: dateInput,
    validTo: dateInput.meta({ description: '授权期限的最后一天' }),
    reference: referenceText(200).meta({ description: '授权书编号' }),
    operator: operatorInput,
  });

/** `POST /v1/consents`: enters a person's consent, so that a department may refer to it. */
export function enterConsent(app: V1App, context: ApiContext): void {
  app.post(
    '/consents',
    {
      schema: {
        tags: ['consents'],
        summary: '登记授权 Enter a consent',
        body: bodyOn(context.clock),
        response: { 201: z.object({ id: idOutput }) },
      },
    },
    async (request, reply) => {
      const { subject, department, operator, ...consent } = request.body;
      if (!isPersonalScheme(subject.scheme)) throw unprocessable([persons]);
      if (consent.validTo < consent.validFrom) throw unprocessable([order(consent.validTo)]);
      const identifierDigest = context.sealing.keyedIdentifierDigest(subject);
      const id = await context.store.db.transaction().execute(async (trx) => {
        await holdKeys(trx, context.sealing);
        const departmentId = await findAuthorityByUscc(trx, department);
        if (departmentId === null) throw unprocessable([unknownDepartment(department)]);
        const entered = await createConsent(trx, {
          ...{ ...consent, scheme: subject.scheme, identifierDigest, departmentId },
          ...{ clientId: request.client.id, operator },
        });
        if (entered === null) return null;
        await appendAuditEntry(trx, {
          ...{ clientId: request.client.id, operator, action: 'create-consent', purpose: null, matter: null },
          ...{ accessBasis: null, subjectId: null, identifierDigest, object: entered, result: 'created' },
        });
        return entered;
      });
      if (id === null) {
        throw conflict(
          'reference-used',
          '该单位已有同一编号的授权',
          'The department has a consent of this number',
        );
      }
      return reply.code(201).send({ id });
    },
  );
}

const persons: RequestError = {
  pointer: '/subject/scheme',
  code: 'unknown-value',
  expected: "a natural person's paper",
  received: null,
  zh: '授权由自然人作出，应填写个人证件',
  en: 'Consents are given by natural persons: name a person’s paper',
};

function order(received: string): RequestError {
  return {
    ...{ pointer: '/validTo', code: 'order', expected: 'not before validFrom', received },
    ...{ zh: '授权期限的最后一天早于第一天', en: 'The last day is before the first' },
  };
}

function unknownDepartment(received: string): RequestError {
  return {
    ...{ pointer: '/department', code: 'unknown-reference', expected: 'a body that is known here', received },
    ...{ zh: '没有该统一社会信用代码的单位', en: 'No body is known under this code' },
  };
}
