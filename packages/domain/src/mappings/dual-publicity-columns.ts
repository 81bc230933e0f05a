import type { FieldMapping } from './mapping.ts';

/*
 * Columns that licences and penalties share (双公示, 发改办财金〔2018〕424号), with the codes of their two prefixes,
 * variants met in the field, and those of the standard of 2015 that it replaced.
 */

function coded(...suffixes: string[]): readonly string[] {
  return ['XK_', 'CF_'].flatMap((prefix) => suffixes.map((suffix) => prefix + suffix));
}

export const counterpartyName: FieldMapping = {
  field: 'name',
  titles: ['行政相对人名称', '当事人名称'],
  columns: [...coded('XDR_MC', 'XDR'), 'admin_cp_name', 'administrative_cp_name'],
  required: 'both',
};

export const counterpartyKind: FieldMapping = {
  field: 'subjectKind',
  titles: ['行政相对人类别', '行政相对人类型', '当事人类型'],
  columns: [...coded('XDR_LB', 'XDR_TYPE'), 'admin_cp_type', 'administrative_cp_type'],
  required: 'cell',
};

/** The codes of an organisation and its legal representative; the standard of 2015 had the latter's citizen number only. */
export const organisationColumns: readonly FieldMapping[] = [
  {
    field: 'uscc',
    titles: ['行政相对人代码_1(统一社会信用代码)', '行政相对人代码_1', '统一社会信用代码'],
    columns: [...coded('XDR_SHXYM'), 'uni_social_crd_cd'],
  },
  {
    field: 'registrationNumber',
    titles: [
      '行政相对人代码_2(工商注册号)',
      '行政相对人代码_2(工商登记码)',
      '行政相对人代码_2',
      '工商注册号',
      '工商登记码',
    ],
    columns: [...coded('XDR_GSZC', 'XDR_GSDJ'), 'ic_reg_cd'],
  },
  {
    field: 'organisationCode',
    titles: ['行政相对人代码_3(组织机构代码)', '行政相对人代码_3', '组织机构代码'],
    columns: [...coded('XDR_ZZJG', 'XDR_ZDM'), 'org_no'],
  },
  {
    field: 'taxNumber',
    titles: ['行政相对人代码_4(税务登记号)', '行政相对人代码_4', '税务登记号', '纳税人识别号'],
    columns: [...coded('XDR_SWDJ'), 'taxation_reg_no', 'tax_no', 'taxer_no'],
  },
  {
    field: 'institutionNumber',
    titles: ['行政相对人代码_5(事业单位证书号)', '行政相对人代码_5', '事业单位证书号'],
    columns: coded('XDR_SYDW'),
  },
  {
    field: 'socialOrganisationNumber',
    titles: ['行政相对人代码_6(社会组织登记证号)', '行政相对人代码_6', '社会组织登记证号'],
    columns: coded('XDR_SHZZ'),
  },
  {
    field: 'legalRepresentative',
    titles: ['法定代表人', '法定代表人姓名'],
    columns: [...coded('FRDB', 'FDDB', 'FR'), 'legal_repre', 'legal_represent', 'legal_representative'],
  },
  {
    field: 'legalRepresentativePaper',
    titles: ['法定代表人证件类型'],
    columns: [...coded('FR_ZJLX'), 'legal_represent_type', 'legal_representative_type'],
  },
  {
    field: 'legalRepresentativeNumber',
    titles: ['法定代表人证件号码', '法定代表人身份证号', '法定代表人身份证号码'],
    columns: [
      ...coded('FR_ZJHM', 'FR_SFZH', 'FR_SFZ'),
      'legal_represent_idcard',
      'legal_representative_idcard',
      'legal_repre_id',
    ],
  },
];

/** The papers of a natural person; the standard of 2015 had the citizen number only. */
export const personColumns: readonly FieldMapping[] = [
  {
    field: 'paper',
    titles: ['证件类型', '行政相对人证件类型', '当事人证件类型'],
    columns: [...coded('XDR_ZJLX'), 'admin_cp_cert_type', 'administrative_cp_cert_type'],
  },
  {
    field: 'personNumber',
    titles: ['证件号码', '行政相对人证件号码', '当事人证件号码'],
    columns: [...coded('XDR_ZJHM'), 'administrative_cp_cert_code'],
  },
  {
    field: 'residentId',
    titles: ['居民身份证号', '身份证号', '身份证号码', '公民身份号码'],
    columns: [...coded('XDR_SFZ', 'XDR_SFZH'), 'identi_id'],
  },
];

/** Who handed the record over; the delivering department where the row does not say. */
export const providerColumns: readonly FieldMapping[] = [
  {
    field: 'provider',
    titles: ['数据来源单位'],
    columns: ['XK_LYDW', 'CF_SJLY', 'CF_LYDW'],
  },
  {
    field: 'providerUscc',
    titles: ['数据来源单位统一社会信用代码'],
    columns: ['XK_LYDWDM', 'CF_SJLYDM', 'CF_LYDWDM'],
  },
  { field: 'note', titles: ['备注'], columns: ['BZ', 'XK_BZ', 'CF_BZ'] },
];

/** 当前状态: 1 in effect, 0 not; the standard of 2015 numbered otherwise (see `standard.ts`). Days are local columns. */
export const statusColumns: readonly FieldMapping[] = [
  { field: 'status', titles: ['当前状态'], columns: coded('ZT') },
  { field: 'statusOn', titles: ['状态变更日期'], columns: [] },
  { field: 'annulledOn', titles: ['撤销日期'], columns: [] },
];

/** 信用修复日期, a local column. */
export const repairColumn: FieldMapping = {
  field: 'repairedOn',
  titles: ['信用修复日期'],
  columns: coded('XFRQ'),
};

/** Local column (信息使用范围): 0 公示, 1 内部共享, 2 授权查询. */
export const disclosureColumn: FieldMapping = {
  field: 'disclosure',
  titles: ['信息使用范围', '使用范围'],
  columns: coded('SYFW'),
};
