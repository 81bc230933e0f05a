import { type Action, localDate, roleActions, roles } from '@egret/domain';
import { aCommitment, aLicence, anHonour, aPenalty, department, firmCode } from '@egret/testing';
import { receiptKey, rescoreSubjects } from '@egret/store';
import type { FastifyInstance } from 'fastify';
import { access } from '../src/access.ts';
import { operators, type TestApi } from './_api.ts';
import { holdConsent } from './_consents.ts';
import { holdCompany, holdDetermined, holdPerson, holdProposal, saveTestModels } from './_held.ts';
import { personalNumbers } from './_hostile-values.ts';

/** The JSON schema of a field, as the description of the API has it. */
export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
}

/** A route as the API describes it, with the keys of clients that may call it. */
export interface FuzzRoute {
  readonly method: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: FieldSchema;
  }[];
  readonly body: FieldSchema | null;
  readonly keys: readonly string[];
}

interface Operation {
  readonly parameters?: FuzzRoute['parameters'];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: FieldSchema }>> };
}

/** Every route of the API, from its own description and access table. */
export function routesOf(app: FastifyInstance, api: TestApi): readonly FuzzRoute[] {
  const { paths } = app.swagger() as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([name, operation]) => {
      const method = name.toUpperCase();
      const action = actionOf(`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
      const granted = roles.filter((role) => action !== null && roleActions[role].includes(action));
      return {
        method,
        path,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content['application/json']?.schema ?? null,
        keys: granted.map((role) => api.clients[role].key),
      };
    }),
  );
}

function actionOf(route: string): Action | null {
  return new Map<string, Action>(Object.entries(access)).get(route) ?? null;
}

/**
 * Values with which a request can be right, by the name of their field, or by what the route is about and the name
 * (`records.kind`); what is made during the run is added.
 */
export type Known = ReadonlyMap<string, unknown[]>;

const parking = {
  ...{ zh: '收费停车场先离场后付费', en: 'Paid car parks, leave first and pay later' },
  ...{ benefit: { zh: '先离场后付费', en: 'Leave first and pay later' }, source: '会议纪要' },
  ...{ basis: [{ instrument: 'xiamen-credit-regulations' }], minimumScore: 660, assumed: false },
};

/** Holds a firm, persons, records, list entries and consents, and returns by what they can be named. */
export async function holdWorld(api: TestApi): Promise<Known> {
  await saveTestModels(api);
  const firm = await holdCompany(api);
  const records = [];
  for (const record of [aLicence(), aPenalty(), anHonour(), aCommitment()]) {
    records.push(await api.knowledge.record(firm, record));
  }
  const persons = [];
  const consents = [];
  for (const number of personalNumbers.slice(0, 4)) {
    const person = await holdPerson(api, number);
    persons.push(person);
    await api.knowledge.record(person, aPenalty());
    consents.push(await holdConsent(api, number, `授权${persons.length}号`));
  }
  const { law } = await api.context.reference.current();
  const asOf = api.clock.businessDate();
  await rescoreSubjects(api.store, [firm, ...persons], { asOf, key: receiptKey(api.sealing), law });
  const [first = firm, second = firm] = persons;
  const day = localDate('2020-12-10');
  const entries = [
    await holdProposal(api, firm, 'black', { authorityId: api.departmentId, recordIds: records.slice(1, 2) }),
    await holdProposal(api, first, 'red'),
    await holdDetermined(api, second, 'key-attention', { decidedOn: day, validTo: localDate('2021-12-10') }),
    await holdDetermined(api, firm, 'red', { decidedOn: day }),
  ];
  return new Map<string, unknown[]>([
    ['subjects.uuid', [firm, ...persons]],
    ['records.uuid', records],
    ['list-entries.uuid', entries],
    ['consents.uuid', consents],
    [
      'subject',
      [
        firmCode,
        { scheme: 'uscc', value: department.uscc },
        ...personalNumbers.map((value) => ({ scheme: 'resident-id', value })),
        { scheme: 'passport', value: 'E12345678' },
      ],
    ],
    ['operator', [...operators]],
    [
      'accessBasis',
      [
        { kind: 'consent', ref: '授权1号' },
        { kind: 'consent', ref: '授权2号' },
        { kind: 'statutory-duty', ref: '职责1', instrument: 'administrative-licensing-law' },
        { kind: 'self', ref: '窗口1' },
      ],
    ],
    ['department', [department.uscc]],
    ['authority', [department]],
    ['determiningAuthority', [department]],
    ['instrument', ['state-council-office-2020-49']],
    ['perk', ['paid-parking', 'haicang-sports', 'library-no-deposit']],
    ['consentRef', ['授权1号', '授权2号']],
    ['reportNo', ['HC-20201231-7QK2M9TZ']],
    ['year', ['2020', '2019', '1949']],
    ['limit', ['1', '100']],
    ['cursor', []],
    ['reference.kind', ['perk']],
    ['records.kind', ['changed', 'objected', 'litigation-begun']],
    ['records.effectiveOn', ['2020-11-01']],
    ['reference.inForceFrom', ['2021-02-01']],
    ['reference.definition', [parking]],
    ['list-entries.decidedOn', ['2020-12-10']],
    ['list-entries.validTo', ['2021-12-10']],
    ['id', ['paid-parking', 'haicang-sports']],
    ['version', ['1', '2', '3']],
    ['definition', ['test-red', 'test-black']],
  ]);
}
