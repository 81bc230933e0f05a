import type { DemoClient } from './demo-clients.ts';
import { department } from '../seed/departments.ts';

/** The clients of the sample district, by code: one for each kind of person who works with Egret. */
export const demoClientList = {
  'data-provider': { name: '数据报送员', roles: ['data-provider'], department: department('approval') },
  'data-steward': { name: '数据管理员', roles: ['data-steward'], department: department('reform') },
  department: { name: '部门查询员', roles: ['department'], department: department('approval') },
  venue: { name: '信易+场景', roles: ['venue'], department: department('culture') },
  'determining-officer': {
    name: '名单认定人员',
    roles: ['determining-officer'],
    department: department('construction'),
  },
  'list-admin': { name: '名单管理员甲', roles: ['list-admin'], department: department('reform') },
  'list-admin-2': { name: '名单管理员乙', roles: ['list-admin'], department: department('reform') },
  'model-admin': { name: '模型管理员甲', roles: ['model-admin'], department: department('reform') },
  'model-admin-2': { name: '模型管理员乙', roles: ['model-admin'], department: department('reform') },
  auditor: { name: '审计员', roles: ['auditor'], department: department('reform') },
} as const satisfies Record<string, DemoClient>;

export type DemoClientCode = keyof typeof demoClientList;
