import type { ListKind } from '@egret/domain';
import { department } from '@egret/testing';
import { parseDocument, type ShippedDocument } from '@egret/reference';

/**
 * Three lists that the department of the tests determines, one of each kind. They are public; the key-attention list is
 * internal since 2021.
 */
export function testLists(): readonly ShippedDocument[] {
  return (['red', 'black', 'key-attention'] as const).flatMap((list) => [
    testList(list, { inForceFrom: '2020-12-07', instrument: 'state-council-office-2020-49' }),
    testList(list, {
      inForceFrom: '2018-01-01',
      inForceTo: '2020-12-06',
      instrument: 'ndrc-pboc-2017-1798',
    }),
    ...(list === 'key-attention'
      ? [
          testList(list, {
            inForceFrom: '2021-01-01',
            instrument: 'state-council-office-2020-49',
            publicity: 'shared',
          }),
        ]
      : []),
  ]);
}

function testList(
  list: ListKind,
  text: {
    readonly inForceFrom: string;
    readonly inForceTo?: string;
    readonly instrument: string;
    readonly publicity?: 'shared';
  },
): ShippedDocument {
  const { inForceFrom, inForceTo = null, instrument, publicity = 'public' } = text;
  const parsed = parseDocument('list-definition', {
    id: `test-${list}`,
    inForceFrom,
    inForceTo,
    definition: {
      list,
      level: 'local',
      name: { zh: `测试名单${list}`, en: `Test ${list}` },
      owner: department.name,
      basis: [{ instrument }],
      determiningAuthorities: [{ type: 'authority', ...department }],
      appliesTo: ['organisation', 'self-employed', 'natural-person'],
      termMonths: { min: 1, max: 36 },
      publicity,
      effects: [],
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return { ...parsed.document, origin: 'profile' };
}
