import { disclosureColumn, providerColumns, repairColumn, statusColumns } from './dual-publicity-columns.ts';
import type { FieldMapping } from './mapping.ts';

/**
 * The columns of a penalty from 行政处罚决定书文号 on: 发改办财金〔2018〕424号, with those of the standard of 2015 and
 * the local ones (severity, disclosure, procedure, status, repair).
 */
export const penaltyColumns: readonly FieldMapping[] = [
  // Of the standard of 2015 (see `standard.ts`).
  { field: 'caseName', titles: ['处罚名称', '案件名称'], columns: ['CF_CFMC', 'CF_AJMC'], required: 'cell' },
  {
    field: 'documentNumber',
    titles: ['行政处罚决定书文号', '处罚决定文书号', '行政处罚文号'],
    columns: ['CF_WSH', 'punish_document_code', 'admin_punish_doc'],
    required: 'both',
  },
  {
    field: 'violationType',
    titles: ['违法行为类型'],
    columns: ['CF_WFXW', 'punish_action_name'],
    required: 'cell',
  },
  { field: 'facts', titles: ['违法事实', '处罚事由'], columns: ['CF_SY', 'illegal_fact'], required: 'both' },
  {
    field: 'legalBasis',
    titles: ['处罚依据'],
    columns: ['CF_YJ', 'punish_basis', 'law_basis'],
    required: 'both',
  },
  {
    field: 'penaltyKinds',
    titles: ['处罚类别', '处罚种类', '处罚决定种类'],
    columns: ['CF_CFLB', 'CF_CFLB1', 'punish_type'],
    required: 'both',
  },
  {
    field: 'content',
    titles: ['处罚内容', '处罚结果'],
    columns: ['CF_NR', 'CF_JG', 'punish_content'],
    required: 'both',
  },
  { field: 'fine', titles: ['罚款金额(万元)', '罚款金额'], columns: ['CF_NR_FK'] },
  { field: 'fineYuan', titles: ['罚款金额(元)'], columns: [] },
  {
    field: 'confiscated',
    titles: ['没收违法所得、没收非法财物的金额(万元)', '没收违法所得、没收非法财物的金额'],
    columns: ['CF_NR_WFFF'],
  },
  { field: 'confiscatedYuan', titles: ['没收违法所得、没收非法财物的金额(元)'], columns: [] },
  { field: 'certificate', titles: ['暂扣或吊销证照名称及编号'], columns: ['CF_NR_ZKDX'] },
  {
    field: 'decidedOn',
    titles: ['处罚决定日期'],
    columns: ['CF_JDRQ', 'CFJDRQ', 'set_time', 'punish_decide_tm'],
    required: 'both',
  },
  { field: 'validTo', titles: ['处罚有效期'], columns: ['CF_YXQ', 'punish_valid_dt'] },
  {
    field: 'publicityEndsOn',
    titles: ['公示截止期', '公示截止日期'],
    columns: ['CF_GSJZQ', 'public_end_date', 'public_deadline'],
  },
  { field: 'authority', titles: ['处罚机关'], columns: ['CF_CFJG', 'CF_XZJG'], required: 'cell' },
  {
    field: 'authorityUscc',
    titles: ['处罚机关统一社会信用代码'],
    columns: ['CF_CFJGDM'],
    required: 'cell',
  },
  ...providerColumns,
  { field: 'severity', titles: ['失信严重程度'], columns: ['CF_SXYZCD'] },
  disclosureColumn,
  { field: 'procedure', titles: ['处罚程序', '案件程序类别'], columns: ['CF_CFCX', 'case_process_type'] },
  ...statusColumns,
  repairColumn,
];
