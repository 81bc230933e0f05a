import type {
  AccessBasisKind,
  Category,
  Disclosure,
  IdentifierScheme,
  ListKind,
  Procedure,
  Purpose,
  RecordKind,
  Role,
  Severity,
  SubjectKind,
  Template,
} from '../vocabulary.ts';
import type { LabelsOf } from './label.ts';

export const subjectKindLabels: LabelsOf<SubjectKind> = {
  organisation: { zh: '法人及非法人组织', en: 'Legal person or unincorporated organisation' },
  'self-employed': { zh: '个体工商户', en: 'Self-employed household' },
  'natural-person': { zh: '自然人', en: 'Natural person' },
};

export const identifierSchemeLabels: LabelsOf<IdentifierScheme> = {
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  'organisation-code': { zh: '组织机构代码', en: 'Organisation code' },
  'registration-number': { zh: '工商注册号', en: 'Registration number' },
  'tax-number': { zh: '纳税人识别号', en: 'Tax number' },
  'resident-id': { zh: '居民身份证', en: 'Citizen number' },
  'residence-permit': { zh: '港澳台居民居住证', en: 'Residence permit (Hong Kong, Macao, Taiwan)' },
  passport: { zh: '护照', en: 'Passport' },
  'mainland-travel-permit': { zh: '来往内地（大陆）通行证', en: 'Mainland travel permit' },
  'foreign-permanent-resident-id': { zh: '外国人永久居留身份证', en: 'Foreign permanent resident card' },
};

export const recordKindLabels: LabelsOf<RecordKind> = {
  licence: { zh: '行政许可', en: 'Administrative licence' },
  penalty: { zh: '行政处罚', en: 'Administrative penalty' },
  'public-service': { zh: '公共服务', en: 'Public service' },
  other: { zh: '其他信息', en: 'Other information' },
  commitment: { zh: '信用承诺', en: 'Credit commitment' },
};

/** The black list is named as the law names it since 国办发〔2020〕49号, followed by its older name. */
export const listKindLabels: LabelsOf<ListKind> = {
  red: { zh: '守信激励名单（红名单）', en: 'Red list (incentives)' },
  black: { zh: '严重失信主体名单（黑名单）', en: 'Black list (serious dishonesty)' },
  'key-attention': { zh: '重点关注名单', en: 'Key-attention list' },
};

export const purposeLabels: LabelsOf<Purpose> = {
  'merit-award': { zh: '评优评先', en: 'Merit award' },
  recruitment: { zh: '人事考录', en: 'Recruitment' },
  'office-qualification': { zh: '任职资格', en: 'Qualification for office' },
  'policy-support': { zh: '政策扶持', en: 'Policy support' },
  admission: { zh: '准入资格', en: 'Admission' },
  'self-query': { zh: '自查', en: 'Query about oneself' },
};

export const accessBasisKindLabels: LabelsOf<AccessBasisKind> = {
  consent: { zh: '信用主体授权', en: "The subject's consent" },
  'statutory-duty': { zh: '履行法定职责', en: 'Statutory duty' },
  self: { zh: '本人查询', en: 'Query by the subject' },
};

export const severityLabels: LabelsOf<Severity> = {
  minor: { zh: '轻微', en: 'Minor' },
  general: { zh: '一般', en: 'General' },
  serious: { zh: '严重', en: 'Serious' },
};

export const procedureLabels: LabelsOf<Procedure> = {
  summary: { zh: '简易程序', en: 'Summary procedure' },
  ordinary: { zh: '普通程序', en: 'Ordinary procedure' },
};

export const disclosureLabels: LabelsOf<Disclosure> = {
  public: { zh: '社会公开', en: 'Public' },
  shared: { zh: '政务共享', en: 'Shared among departments' },
  authorised: { zh: '授权查询', en: 'On authorisation' },
};

export const roleLabels: LabelsOf<Role> = {
  'data-provider': { zh: '信息提供单位', en: 'Data provider' },
  'data-steward': { zh: '数据管理员', en: 'Data steward' },
  department: { zh: '查询部门', en: 'Querying department' },
  venue: { zh: '应用场景商户', en: 'Venue' },
  'determining-officer': { zh: '认定经办人', en: 'Determining officer' },
  'list-admin': { zh: '名单管理员', en: 'List administrator' },
  'model-admin': { zh: '评价模型管理员', en: 'Model administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
};

export const templateLabels: LabelsOf<Template> = {
  'licence-organisation': { zh: '法人行政许可', en: 'Licences of organisations' },
  'licence-natural-person': { zh: '自然人行政许可', en: 'Licences of natural persons' },
  'penalty-organisation': { zh: '法人行政处罚', en: 'Penalties on organisations' },
  'penalty-natural-person': { zh: '自然人行政处罚', en: 'Penalties on natural persons' },
  registry: { zh: '登记注册基本信息', en: 'Register of organisations' },
  'public-service': { zh: '公共服务', en: 'Public services' },
  other: { zh: '其他信息', en: 'Other information' },
  commitment: { zh: '信用承诺', en: 'Commitments' },
  enrolment: { zh: '授权开通', en: 'Enrolments' },
};

export const categoryLabels: LabelsOf<Category> = {
  registry: { zh: '登记注册', en: 'Registry' },
  licence: { zh: '行政许可', en: 'Licences' },
  penalty: { zh: '行政处罚', en: 'Penalties' },
  'public-service': { zh: '公共服务', en: 'Public services' },
  other: { zh: '其他', en: 'Other' },
  commitment: { zh: '信用承诺', en: 'Commitments' },
  enrolment: { zh: '授权开通', en: 'Enrolments' },
};
