import { repairColumn, statusColumns } from './dual-publicity-columns.ts';
import type { Mapping } from './mapping.ts';
import { subjectColumns } from './subject-columns.ts';

/** 其他信息: honours, volunteering, donations, judgment defaults. There is no national table; the layout is a setting of ours. */
export const other: Mapping = {
  template: 'other',
  category: 'other',
  fields: [
    { field: 'otherKind', titles: ['信息类别'], columns: ['info_kind'], required: 'both' },
    {
      field: 'documentNumber',
      titles: ['文书号', '认定文号', '案号'],
      columns: ['case_no'],
      required: 'both',
    },
    ...subjectColumns('主体名称', '主体类别'),
    { field: 'authority', titles: ['认定机关', '认定单位'], columns: ['decorg'], required: 'both' },
    {
      field: 'authorityUscc',
      titles: ['认定机关统一社会信用代码'],
      columns: ['decorg_cd'],
      required: 'cell',
    },
    { field: 'decidedOn', titles: ['认定日期'], columns: ['assess_dt'], required: 'both' },
    { field: 'content', titles: ['内容'], columns: ['content'], required: 'both' },
    ...statusColumns,
    repairColumn,
  ],
};
