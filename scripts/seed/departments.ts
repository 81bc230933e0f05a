import type { Authority, Template } from '@egret/domain';

import { uscc } from './identifiers.ts';

/** A body that issues or delivers: its name is a real kind of office, its code is synthetic. */
export interface Department extends Authority {
  readonly uscc: string;
  /** What its document numbers begin with. */
  readonly prefix: string;
}

function department(serial: number, name: string, prefix: string): Department {
  return { uscc: uscc('11', serial), name, prefix };
}

export const departments = {
  market: department(1, '厦门市海沧区市场监督管理局', '厦海市监'),
  urban: department(2, '厦门市海沧区城市管理局', '厦海城管'),
  construction: department(3, '厦门市海沧区建设与交通局', '厦海建交'),
  health: department(4, '厦门市海沧区卫生健康局', '厦海卫'),
  emergency: department(5, '厦门市海沧区应急管理局', '厦海应急'),
  tax: department(6, '国家税务总局厦门市海沧区税务局', '厦海税'),
  education: department(7, '厦门市海沧区教育局', '厦海教'),
  agriculture: department(8, '厦门市海沧区农业农村局', '厦海农'),
  culture: department(9, '厦门市海沧区文化和旅游局', '厦海文旅'),
  civil: department(10, '厦门市海沧区民政局', '厦海民'),
  labour: department(11, '厦门市海沧区人力资源和社会保障局', '厦海人社'),
  environment: department(12, '厦门市海沧生态环境局', '厦海环'),
  police: department(13, '厦门市公安局海沧分局', '厦公海'),
  fire: department(14, '厦门市海沧区消防救援大队', '厦海消'),
  approval: department(15, '厦门市海沧区行政审批管理局', '厦海审批'),
  reform: department(16, '厦门市海沧区发展和改革局', '厦海发改'),
  justice: department(17, '厦门市海沧区司法局', '厦海司'),
  court: department(18, '厦门市海沧区人民法院', '闽0299执'),
  services: department(19, '厦门市海沧区行政服务中心管理委员会', '厦海政服'),
  creditCentre: department(20, '厦门市公共信用信息中心', '厦信'),
  district: department(21, '厦门市海沧区人民政府', '厦海政'),
  cityCivility: department(22, '厦门市精神文明建设指导委员会办公室', '厦文明办'),
  provinceCivility: department(23, '福建省精神文明建设指导委员会办公室', '闽文明办'),
  nationYouth: department(24, '共青团中央', '中青发'),
} as const satisfies Record<string, Department>;

export type DepartmentId = keyof typeof departments;

/** Who delivers the rows of a template to the store every month. */
export const deliveringDepartments: Readonly<Record<Template, Department>> = {
  registry: departments.market,
  'licence-organisation': departments.approval,
  'licence-natural-person': departments.approval,
  'penalty-organisation': departments.justice,
  'penalty-natural-person': departments.justice,
  'public-service': departments.services,
  other: departments.reform,
  commitment: departments.approval,
  enrolment: departments.creditCentre,
};
