import type { Ceiling, LegalBasis, Rule, ScoreModel } from '../schema.ts';

/** A JSON pointer into a model, and the text that stands there. */
type PlacedText = readonly [pointer: string, text: string];

/** The ids and names of tiers, dimensions, rules and ceilings, each with its JSON pointer. */
export function namesOf(model: ScoreModel): readonly PlacedText[] {
  return [
    ...model.tiers.flatMap((tier, at) => [
      [`/tiers/${at}/id`, spaced(tier.id)] as const,
      ...tier.labels.flatMap((label, nth) => pair(`/tiers/${at}/labels/${nth}`, label)),
    ]),
    ...model.dimensions.flatMap((each, at) => [
      [`/dimensions/${at}/id`, spaced(each.id)] as const,
      ...pair(`/dimensions/${at}`, each),
    ]),
    ...headsOf(model).flatMap(([pointer, head]) => [
      [`${pointer}/id`, spaced(head.id)] as const,
      ...pair(pointer, head),
    ]),
  ];
}

/** The rules and ceilings with their JSON pointers. */
function headsOf(model: ScoreModel): readonly (readonly [string, Rule | Ceiling])[] {
  return [
    ...model.rules.map((rule, at) => [`/rules/${at}`, rule] as const),
    ...model.ceilings.map((ceiling, at) => [`/ceilings/${at}`, ceiling] as const),
  ];
}

function basesOf(pointer: string, basis: LegalBasis): readonly PlacedText[] {
  return basis.map((each, nth) => [`${pointer}/${nth}/text`, each.text] as const);
}

/** Every text of a model for people to read, and its ids as words, each with its JSON pointer. */
export function textsOf(model: ScoreModel): readonly PlacedText[] {
  return [
    ['/id', spaced(model.id)],
    ...pair('', model),
    ['/noteZh', model.noteZh],
    ['/noteEn', model.noteEn],
    ...namesOf(model),
    ...headsOf(model).flatMap(([pointer, head]) => [
      ...basesOf(`${pointer}/legalBasis`, head.legalBasis),
      [`${pointer}/source`, head.source] as const,
    ]),
    ...(['notRated', 'insufficientData'] as const).flatMap((name) => {
      const words = model[name];
      return words === null
        ? []
        : [...pair(`/${name}`, words), ...basesOf(`/${name}/legalBasis`, words.legalBasis)];
    }),
  ];
}

function pair(pointer: string, { zh, en }: { zh: string; en: string }): readonly PlacedText[] {
  return [
    [`${pointer}/zh`, zh],
    [`${pointer}/en`, en],
  ];
}

/** An id as words, so that a pattern finds the word within it. */
function spaced(id: string): string {
  return id.replaceAll('-', ' ');
}
