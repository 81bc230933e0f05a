import { repairColumn, statusColumns } from './dual-publicity-columns.ts';
import type { Mapping } from './mapping.ts';
import { subjectColumns } from './subject-columns.ts';

/** 信用承诺 of all types. There is no national table; the layout is a setting of ours. */
export const commitment: Mapping = {
  template: 'commitment',
  category: 'commitment',
  fields: [
    { field: 'commitmentKind', titles: ['承诺类型'], columns: ['commitment_kind'], required: 'both' },
    { field: 'item', titles: ['承诺事项', '承诺事由'], columns: ['item'], required: 'both' },
    ...subjectColumns('承诺主体名称', '主体类别'),
    { field: 'decidedOn', titles: ['承诺日期', '做出日期'], columns: ['signed_on'], required: 'both' },
    { field: 'authority', titles: ['受理单位'], columns: ['accept_org'], required: 'both' },
    {
      field: 'authorityUscc',
      titles: ['受理单位统一社会信用代码'],
      columns: ['accept_org_cd'],
      required: 'cell',
    },
    { field: 'validTo', titles: ['有效期至', '有效期'], columns: ['valid_dt'] },
    { field: 'fulfilment', titles: ['履约状态'], columns: ['fulfilment'], required: 'both' },
    ...statusColumns,
    repairColumn,
  ],
};
