import { localDate } from '@egret/domain';
import { numberVersions, textProblems } from '@egret/reference';
import { loadShippedModels } from '@egret/scoring-service';
import { sampleReference } from '@egret/testing';
import { expect, it } from 'vitest';

it('cites in the rules of the shipped models only law that holds on all of their days', async () => {
  const versions = numberVersions(await sampleReference());
  const problems = (await loadShippedModels()).flatMap((model) =>
    model.rules.flatMap(({ id, legalBasis, effectiveFrom, effectiveTo }) => {
      const to = effectiveTo === null ? null : localDate(effectiveTo);
      return textProblems(legalBasis, localDate(effectiveFrom), to, versions).map(
        ({ name, code, on }) => `${model.id} ${id}: ${name} ${code} ${on}`,
      );
    }),
  );
  expect(problems).toEqual([]);
});
