import type { Mapping } from './mapping.ts';

/**
 * 登记注册基本信息. There is no national table: the titles are a municipality's own, the column names those of
 * market-regulation tables met in the field, whose capital is in yuan.
 */
export const registry: Mapping = {
  template: 'registry',
  category: 'registry',
  fields: [
    {
      field: 'name',
      titles: ['企业名称', '企业名称(字号名称)', '主体名称'],
      columns: ['comp_nm', 'com_nm'],
      required: 'both',
    },
    { field: 'uscc', titles: ['统一社会信用代码'], columns: ['uni_social_crd_cd'] },
    { field: 'registrationNumber', titles: ['注册号', '工商注册号', '营业执照注册号'], columns: ['reg_no'] },
    { field: 'organisationCode', titles: ['组织机构代码'], columns: ['org_no'] },
    {
      field: 'legalForm',
      titles: ['企业类型', '企业类型大类(中文)'],
      columns: ['comp_type'],
      required: 'both',
    },
    {
      field: 'registrationState',
      titles: ['登记状态', '登记状态(中文)'],
      columns: ['reg_state'],
      required: 'both',
    },
    { field: 'authority', titles: ['登记机关'], columns: ['reg_org'], required: 'cell' },
    {
      field: 'authorityUscc',
      titles: ['登记机关统一社会信用代码'],
      columns: ['reg_org_cd'],
      required: 'cell',
    },
    { field: 'registeredOn', titles: ['成立日期', '注册日期'], columns: ['est_dt'], required: 'both' },
    {
      field: 'approvedOn',
      titles: ['核准日期', '核准日期(登记、吊销、注销日期)'],
      columns: ['appr_dt'],
    },
    { field: 'capital', titles: ['注册资本(万元)'], columns: [] },
    {
      field: 'capitalYuan',
      titles: ['注册资本(元)', '注册资本(资金数额)'],
      columns: ['reg_capt'],
    },
    { field: 'industry', titles: ['行业名称'], columns: ['indv_nm'] },
    { field: 'address', titles: ['住所', '住所(登记、个体户经营场所)', '经营场所'], columns: ['addr'] },
    { field: 'businessScope', titles: ['经营范围'], columns: ['opt_scop'] },
    {
      field: 'legalRepresentative',
      titles: ['法定代表人', '法定代表人(经营者姓名)', '经营者', '经营者姓名'],
      columns: ['legal_repre'],
    },
    { field: 'legalRepresentativePaper', titles: ['法定代表人证件类型', '经营者证件类型'], columns: [] },
    {
      field: 'legalRepresentativeNumber',
      titles: ['法定代表人证件号码', '经营者证件号码'],
      columns: ['legal_repre_id'],
    },
  ],
};
