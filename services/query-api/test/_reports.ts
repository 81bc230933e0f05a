import { aResidentId, firmCode } from '@egret/testing';
import { expect } from 'vitest';
import type { Report } from '../src/reports/report-output.ts';
import type { TestApi } from './_api.ts';
import { operator } from './_held.ts';

/** The bases of access that the tests ask on: a consent that must be entered, and a duty by law. */
export const consent = { kind: 'consent', ref: '授权书2020-1' };
export const duty = { kind: 'statutory-duty', ref: '职责1', instrument: 'administrative-licensing-law' };

/** A department's question about the firm of the tests. */
export function aQuestion(changes: object = {}): object {
  return {
    subject: firmCode,
    purpose: 'policy-support',
    matter: '2020年度扶持资金审核',
    operator,
    ...changes,
  };
}

/** The same about a person of the tests, who consented. */
export function aQuestionAbout(serial: number, name = '王小明', changes: object = {}): object {
  const subject = { scheme: 'resident-id', value: aResidentId(serial), name };
  return aQuestion({ subject, accessBasis: consent, ...changes });
}

type Section = Report['sections'][number];

/** Has a report issued to the department, and returns it with ways to look into its sections. */
export async function issueReport(api: TestApi, question: object) {
  const answer = await api.ask('department', 'POST', '/v1/credit-reports', question);
  expect(answer.statusCode).toBe(201);
  const issued: { reportNo: string; verificationCode: string; report: Report } = answer.json();
  const section = (id: Section['id']): Section => {
    const found = issued.report.sections.find((each) => each.id === id);
    if (!found) throw new Error(`no section ${id}`);
    return found;
  };
  /** What the fields of one name hold in a section, record by record. */
  const values = (id: Section['id'], name: string) =>
    section(id).records.flatMap((record) =>
      record.fields.filter((field) => field.name === name).map((field) => field.value),
    );
  return { ...issued, body: answer.body, section, values };
}
