import type { DemoClient } from './demo-clients.ts';
import { departments } from '../seed/departments.ts';

/** The clients of the sample district, by code: one for each kind of person who works with Egret. */
export const demoClientList = {
  'data-provider': { name: '数据报送员', roles: ['data-provider'], department: departments.approval },
  'data-steward': { name: '数据管理员', roles: ['data-steward'], department: departments.reform },
  department: { name: '部门查询员', roles: ['department'], department: departments.approval },
  venue: { name: '信易+场景', roles: ['venue'], department: departments.culture },
  'determining-officer': {
    name: '名单认定人员',
    roles: ['determining-officer'],
    department: departments.market,
  },
  'list-admin': { name: '名单管理员甲', roles: ['list-admin'], department: departments.reform },
  'list-admin-2': { name: '名单管理员乙', roles: ['list-admin'], department: departments.reform },
  'model-admin': { name: '模型管理员甲', roles: ['model-admin'], department: departments.reform },
  'model-admin-2': { name: '模型管理员乙', roles: ['model-admin'], department: departments.reform },
  auditor: { name: '审计员', roles: ['auditor'], department: departments.reform },
} as const satisfies Record<string, DemoClient>;

export type DemoClientCode = keyof typeof demoClientList;
