import { effectiveVersions } from '@egret/reference';
import { type KeptReferenceVersion, referenceVersions } from '@egret/store';
import { isInForce, type LocalDate } from '@egret/domain';
import { z } from 'zod';
import type { ApiContext, V1App } from '../../../context.ts';
import { dateInput } from '../../../schemas/calendar-date.ts';
import { kindParams, showVersion, textParams, versionOutput } from './shape.ts';

/** `GET /v1/reference/{kind}`: the versions of a kind, or with `asOf` those that decide on a day. */
export function listVersions(app: V1App, context: ApiContext): void {
  app.get(
    '/reference/:kind',
    {
      schema: {
        tags: ['reference'],
        summary: '参照数据的各版本 Versions of reference data',
        params: kindParams,
        querystring: z.strictObject({
          id: textParams.shape.id.optional(),
          asOf: dateInput.optional().meta({ description: '只列当日起作用的版本' }),
        }),
        response: { 200: z.object({ items: z.array(versionOutput) }) },
      },
    },
    async (request) => {
      const { id, asOf } = request.query;
      const versions = await referenceVersions(context.store.db, request.params.kind, id ?? null);
      const shown = asOf === undefined ? versions : decidingOn(versions, asOf);
      return { items: shown.map(showVersion) };
    },
  );
}

function decidingOn(
  versions: readonly KeptReferenceVersion[],
  on: LocalDate,
): readonly KeptReferenceVersion[] {
  const approved = versions.filter(({ state }) => state === 'approved');
  return effectiveVersions(approved)
    .filter((stretch) => isInForce(stretch, on))
    .map(({ version }) => version);
}
