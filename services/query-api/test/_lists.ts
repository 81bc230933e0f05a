import type { ListKind } from '@egret/domain';
import { parseDocument, type ShippedDocument } from '@egret/reference';

/** The department of the test clients. */
export const department = { uscc: '11350299MB0000019E', name: '海沧区测试局' };

/** Three lists that the department of the tests determines, one of each kind. */
export function testLists(): readonly ShippedDocument[] {
  return (['red', 'black', 'key-attention'] as const).map((list: ListKind) => {
    const parsed = parseDocument('list-definition', {
      id: `test-${list}`,
      inForceFrom: '2020-12-07',
      definition: {
        ...{ list, level: 'local', name: { zh: `测试名单${list}`, en: `Test ${list}` } },
        owner: department.name,
        basis: [{ instrument: 'state-council-office-2020-49' }],
        determiningAuthorities: [{ type: 'authority', ...department }],
        appliesTo: ['organisation', 'self-employed', 'natural-person'],
        termMonths: { min: 1, max: 36 },
        publicity: 'public',
        effects: [],
      },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    return { ...parsed.document, origin: 'profile' };
  });
}
