import { relative } from 'node:path';
import type { DataFolder } from '../installation/data-folder.ts';
import type { SampleSubjects } from './sample-subjects.ts';

/** Returns curl lines, ready to paste in the project's folder, one for each of the three users. */
export function firstCalls(url: string, folder: DataFolder, subjects: SampleSubjects): readonly string[] {
  const clients = `./${relative(process.cwd(), folder.demoClients)}`;
  const path = clients.startsWith('./..') ? folder.demoClients : clients;
  const post = (client: string, route: string, body: unknown): string =>
    `curl -s ${url}${route} -H "Authorization: Bearer $(node -p "require('${path}')['${client}'].key")" ` +
    `-H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
  const get = (client: string, route: string): string =>
    `curl -s '${url}${route}' -H "Authorization: Bearer $(node -p "require('${path}')['${client}'].key")"`;
  const operator = { staffNo: 'HC-0001', name: '张三' };
  const { enterpriseBlackListed, personScore700 } = subjects;
  return [
    '# 部门工作人员：查询企业信用报告 · a department clerk: an enterprise credit report',
    post('department', '/v1/credit-reports', {
      subject: { scheme: enterpriseBlackListed.scheme, value: enterpriseBlackListed.value },
      purpose: 'policy-support',
      matter: '2020年度产业扶持资金审核',
      operator,
    }),
    '# 信易+场景：核验优惠资格 · a venue: does this person qualify for a perk',
    post('venue', '/v1/eligibility-checks', {
      perk: 'haicang-court-green-lane',
      subject: { scheme: personScore700.scheme, value: personScore700.value },
      consentRef: 'AGREEMENT-0001',
      requestNo: 'REQ-0001',
      operator,
    }),
    '# 名单管理员：待认定的名单建议 · a list administrator: entries that wait for a determination',
    get('list-admin', '/v1/list-entries?list=key-attention&state=proposed'),
    '# 统计 · statistics',
    get('data-steward', '/v1/statistics?year=2020'),
  ];
}
