import { localDate } from '@egret/domain';
import { numberVersions, textProblems } from '@egret/reference';
import { loadShippedModels } from '@egret/scoring-service';
import { sampleReference } from '@egret/testing';
import { expect, it } from 'vitest';

it('cites in the rules of the shipped models only law that holds on all of their days', async () => {
  const versions = numberVersions(await sampleReference());
  const problems = (await loadShippedModels()).flatMap((model) =>
    [...model.rules, ...model.ceilings].flatMap(({ id, legalBasis }) =>
      legalBasis.flatMap(({ text, from, to }) =>
        textProblems(text, localDate(from), to === null ? null : localDate(to), versions).map(
          ({ name, code, on }) => `${model.id} ${id}: ${name} ${code} ${on}`,
        ),
      ),
    ),
  );
  expect(problems).toEqual([]);
});
