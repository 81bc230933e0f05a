import { aLicence, aPenalty, aResidentId } from '@egret/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './_api.ts';
import { holdConsent } from './_consents.ts';
import { holdPerson, saveTestModels } from './_held.ts';
import { aQuestion, aQuestionAbout, consent, duty, issueReport } from './_reports.ts';

let api: TestApi;
let personId: string;

beforeAll(async () => {
  api = await openTestApi();
  await saveTestModels(api);
  personId = await holdPerson(api, aResidentId(1), { name: '王小明', points: 780 });
  await holdConsent(api, aResidentId(1), consent.ref);
  const { record } = api.knowledge;
  await record(personId, aPenalty({ disclosureStated: 'shared' }));
  await record(personId, aLicence({ documentNumber: '授权查询许可1号', disclosureStated: 'authorised' }));
});
afterAll(() => api[Symbol.asyncDispose]());

describe('a report on a natural person', () => {
  it('masks the number, shows the name, and never the score', async () => {
    const { report, body, section } = await issueReport(api, aQuestionAbout(1, ' 王　小明 '));
    expect(report.subject).toMatchObject({ id: personId, kind: 'natural-person', name: '王小明' });
    expect(report.subject.identifier.value).toMatch(/^350\*{13}..$/);
    expect(body).not.toContain(aResidentId(1));
    // As a number of its own: the digits may be part of an id or of an instant by chance.
    expect(body).not.toMatch(/\b780\b/);
    expect(section('evaluation')).toMatchObject({ count: null, state: 'withheld' });
    expect(section('qualification')).toMatchObject({ count: null, state: 'not-collected' });
  });

  it('shows records for authorised queries with consent only', async () => {
    const numbers = async (changes: object) =>
      (await issueReport(api, aQuestionAbout(1, '王小明', changes))).values(
        'administration',
        'documentNumber',
      );
    expect(await numbers({ accessBasis: consent })).toHaveLength(2);
    expect(await numbers({ accessBasis: duty })).toEqual(['厦海市监处〔2020〕1号']);
  });

  it('needs a name and a basis of access', async () => {
    const subject = { scheme: 'resident-id', value: aResidentId(1) };
    const refused = await api.ask('department', 'POST', '/v1/credit-reports', aQuestion({ subject }));
    expect(refused.statusCode).toBe(422);
    const pointers = refused.json().errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toEqual(['/subject/name', '/accessBasis']);
    expect(refused.body).not.toContain(aResidentId(1));
  });
});

describe('numbers of persons', () => {
  it('are masked where they stand as a tax number', async () => {
    const subject = { scheme: 'tax-number', value: `${aResidentId(1)}00` };
    const answer = await api.ask('department', 'POST', '/v1/credit-reports', aQuestion({ subject }));
    expect(answer.json().identifier.value).toMatch(/^350\*{15}00$/);
    expect(answer.body).not.toContain(aResidentId(1));
  });

  it('are masked in the matter before it goes into the audit trail', async () => {
    const accessBasis = { ...consent, legalBasis: `本人（${aResidentId(3)}）授权` };
    const { reportNo } = await issueReport(
      api,
      aQuestionAbout(1, '王小明', { matter: `${aResidentId(3)} 申请`, accessBasis }),
    );
    const { matter, access_basis } = await api.store.db
      .selectFrom('audit_entry')
      .select(['matter', 'access_basis'])
      .where('object', '=', reportNo)
      .executeTakeFirstOrThrow();
    expect(matter).toMatch(/^350\*{13}.. 申请$/);
    expect(JSON.stringify(access_basis)).not.toContain(aResidentId(3));
  });
});
