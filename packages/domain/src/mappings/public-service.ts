import { statusColumns } from './dual-publicity-columns.ts';
import type { Mapping } from './mapping.ts';
import { subjectColumns } from './subject-columns.ts';

/** 公共服务: cases of government services. There is no national table; the layout is a setting of ours. */
export const publicService: Mapping = {
  template: 'public-service',
  category: 'public-service',
  fields: [
    { field: 'itemCode', titles: ['事项编码'], columns: ['item_code'], required: 'both' },
    { field: 'subItem', titles: ['子项名称'], columns: ['sub_item'], required: 'both' },
    { field: 'documentNumber', titles: ['办件编号'], columns: ['case_no'], required: 'both' },
    ...subjectColumns('申请人', '申请人类别'),
    { field: 'authority', titles: ['受理机关'], columns: ['accept_org'], required: 'both' },
    {
      field: 'authorityUscc',
      titles: ['受理机关统一社会信用代码'],
      columns: ['accept_org_cd'],
      required: 'cell',
    },
    { field: 'acceptedOn', titles: ['受理日期'], columns: ['accept_dt'], required: 'both' },
    { field: 'decidedOn', titles: ['办结日期'], columns: ['close_dt'], required: 'both' },
    { field: 'result', titles: ['办理结果'], columns: ['result'], required: 'both' },
    ...statusColumns,
  ],
};
