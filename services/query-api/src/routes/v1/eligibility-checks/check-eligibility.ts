import { eligibilityReasons, isPersonalScheme } from '@egret/domain';
import { endOfShanghaiDay } from '@egret/runtime';
import { isGranted } from '@egret/store';
import type { Clock } from '@egret/runtime';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { createEligibilityChecks } from '../../../eligibility/checks.ts';
import { conflict, forbidden, unprocessable } from '../../../errors/api-error.ts';
import { identifierInput } from '../../../schemas/identifier.ts';
import { idOutput } from '../../../schemas/ids.ts';
import { instantOutput } from '../../../schemas/calendar-date.ts';
import { operatorInput } from '../../../schemas/operator.ts';
import { referenceText } from '../../../schemas/plain-text.ts';

const personInput = (clock: Clock) =>
  identifierInput(clock).superRefine((identifier, context) => {
    if (isPersonalScheme(identifier.scheme)) return;
    context.addIssue({
      code: 'custom',
      path: ['scheme'],
      params: {
        code: 'person-expected',
        expected: 'a scheme of natural persons',
        received: identifier.scheme,
        zh: '信易+应用场景仅适用于自然人',
        en: 'Perks are for natural persons',
      },
    });
  });

const bodyOn = (clock: Clock) =>
  z.strictObject({
    perk: referenceText(64).meta({ description: '信易+应用场景标识，见 GET /v1/perks' }),
    subject: personInput(clock),
    consentRef: referenceText(128).meta({ description: '本人授权编号' }),
    requestNo: referenceText(128).meta({ description: '商户自编的请求号；同一请求号即同一次核验' }),
    operator: operatorInput,
  });

const answer = z.object({
  checkId: idOutput,
  eligible: z.boolean(),
  reason: z.enum(eligibilityReasons).meta({ description: '不说明具体原因，不含分值' }),
  checkedAt: instantOutput,
  validUntil: instantOutput.meta({ description: '当日（亚洲/上海）结束前有效' }),
});

/** `POST /v1/eligibility-checks`: may this person use this perk today? Yes or no, never the score and never why. */
export function checkEligibility(app: V1App, context: ApiContext): void {
  const check = createEligibilityChecks(context);
  app.post(
    '/eligibility-checks',
    {
      schema: {
        tags: ['perks'],
        summary: '信易+资格核验 Eligibility check',
        body: bodyOn(context.clock),
        response: { 200: answer },
      },
    },
    async (request) => {
      const { perk, subject, consentRef, requestNo, operator } = request.body;
      await refuseUnknownPerk(context, perk);
      if (!isGranted(request.client, 'check-eligibility', { perk })) throw forbidden();
      const answered = await check({
        clientId: request.client.id,
        requestNo,
        perk,
        scheme: subject.scheme,
        digests: context.sealing.identifierDigests(subject),
        consentRef,
        operator,
      });
      if (answered === 'conflict') {
        // The statement that answered left the trace.
        request.traced = true;
        throw conflict(
          'request-no-used',
          '该请求号已用于另一次核验',
          'This request number stands for another check',
        );
      }
      const { checkId, reason, checkedAt } = answered;
      return {
        ...{ checkId, eligible: reason === 'eligible', reason },
        checkedAt: checkedAt.toISOString(),
        validUntil: endOfShanghaiDay(checkedAt).toISOString(),
      };
    },
  );
}

/** A perk that never was is a mistake of the venue's; one that is not active today is answered as such. */
async function refuseUnknownPerk({ reference }: ApiContext, id: string): Promise<void> {
  const { perks } = await reference.current();
  if (perks.some((perk) => perk.id === id)) return;
  const known = [...new Set(perks.map((perk) => perk.id))].join(' | ');
  throw unprocessable([
    {
      pointer: '/perk',
      code: 'unknown-value',
      expected: known,
      received: id,
      zh: `取值应为：${known}`,
      en: `Expected one of: ${known}`,
    },
  ]);
}
