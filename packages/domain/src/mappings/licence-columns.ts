import { disclosureColumn, providerColumns, statusColumns } from './dual-publicity-columns.ts';
import type { FieldMapping } from './mapping.ts';

/** The columns of a licence from 行政许可决定文书名称 on: 发改办财金〔2018〕424号, with those of the standard of 2015. */
export const licenceColumns: readonly FieldMapping[] = [
  {
    field: 'documentName',
    titles: ['行政许可决定文书名称', '许可文件名称', '项目名称'],
    columns: ['XK_XKWS', 'XK_XMMC', 'lic_nm'],
    required: 'both',
  },
  // An empty cell is filled from 许可编号, as the standard says.
  {
    field: 'documentNumber',
    titles: ['行政许可决定文书号', '行政许可决定书文号', '许可文件编号'],
    columns: ['XK_WSH', 'lic_no'],
    required: 'column',
  },
  { field: 'licenceKind', titles: ['许可类别'], columns: ['XK_XKLB'], required: 'cell' },
  // Of the standard of 2015 (see `standard.ts`).
  { field: 'approvalKind', titles: ['审批类别'], columns: ['XK_SPLB'], required: 'cell' },
  { field: 'certificateName', titles: ['许可证书名称'], columns: ['XK_XKZS'] },
  { field: 'certificateNumber', titles: ['许可编号', '许可证书编号'], columns: ['XK_XKBH'] },
  { field: 'content', titles: ['许可内容'], columns: ['XK_NR', 'lic_item'], required: 'both' },
  { field: 'decidedOn', titles: ['许可决定日期'], columns: ['XK_JDRQ', 'XKJDRQ'], required: 'both' },
  { field: 'validFrom', titles: ['有效期自'], columns: ['XK_YXQZ', 'val_from'], required: 'cell' },
  {
    field: 'validTo',
    titles: ['有效期至', '许可截止期'],
    columns: ['XK_YXQZI', 'XK_JZQ', 'val_to'],
    required: 'cell',
  },
  {
    field: 'authority',
    titles: ['许可机关'],
    columns: ['XK_XKJG', 'XK_XZJG', 'lic_anth'],
    required: 'cell',
  },
  {
    field: 'authorityUscc',
    titles: ['许可机关统一社会信用代码'],
    columns: ['XK_XKJGDM'],
    required: 'cell',
  },
  ...statusColumns,
  ...providerColumns,
  disclosureColumn,
];
