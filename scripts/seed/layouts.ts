import type { Template } from '@egret/domain';

const partyCodes = [
  '行政相对人代码_1(统一社会信用代码)',
  '行政相对人代码_2(工商注册号)',
  '行政相对人代码_3(组织机构代码)',
  '行政相对人代码_4(税务登记号)',
  '行政相对人代码_5(事业单位证书号)',
  '行政相对人代码_6(社会组织登记证号)',
  '法定代表人',
  '法定代表人证件类型',
  '法定代表人证件号码',
];
const partyHead = ['行政相对人名称', '行政相对人类别'];
const partyPapers = ['证件类型', '证件号码'];
const source = ['数据来源单位', '数据来源单位统一社会信用代码', '备注'];

const licenceDecision = [
  '行政许可决定文书名称',
  '行政许可决定文书号',
  '许可类别',
  '许可证书名称',
  '许可编号',
  '许可内容',
  '许可决定日期',
  '有效期自',
  '有效期至',
  '许可机关',
  '许可机关统一社会信用代码',
  '当前状态',
  ...source,
];

/** Columns that the municipality added to the national penalty layout in July 2018. */
export const penaltyExtras = ['失信严重程度', '信息使用范围', '处罚程序', '当前状态', '信用修复日期'];

const penaltyDecision = [
  '行政处罚决定书文号',
  '违法行为类型',
  '违法事实',
  '处罚依据',
  '处罚类别',
  '处罚内容',
  '罚款金额(万元)',
  '没收违法所得、没收非法财物的金额(万元)',
  '暂扣或吊销证照名称及编号',
  '处罚决定日期',
  '处罚有效期',
  '公示截止期',
  '处罚机关',
  '处罚机关统一社会信用代码',
  ...source,
  ...penaltyExtras,
];

/**
 * Column titles of each template in the order of the delivery. Licences and penalties: the dual-publicity
 * (双公示) layouts of 发改办财金〔2018〕424号; the others have no national table and are the municipality's own.
 */
export const layouts: Readonly<Record<Template, readonly string[]>> = {
  'licence-organisation': [...partyHead, ...partyCodes, ...partyPapers, ...licenceDecision],
  'licence-natural-person': [...partyHead, ...partyPapers, ...licenceDecision],
  'penalty-organisation': [...partyHead, ...partyCodes, ...partyPapers, ...penaltyDecision],
  'penalty-natural-person': [...partyHead, ...partyPapers, ...penaltyDecision],
  registry: [
    '企业名称',
    '统一社会信用代码',
    '注册号',
    '企业类型',
    '登记状态',
    '登记机关',
    '登记机关统一社会信用代码',
    '成立日期',
    '核准日期',
    '注册资本(万元)',
    '行业名称',
    '住所',
    '经营范围',
    '法定代表人',
    '法定代表人证件类型',
    '法定代表人证件号码',
  ],
  'public-service': [
    '事项编码',
    '子项名称',
    '办件编号',
    '申请人',
    '申请人类别',
    '统一社会信用代码',
    '证件类型',
    '证件号码',
    '受理机关',
    '受理机关统一社会信用代码',
    '受理日期',
    '办结日期',
    '办理结果',
  ],
  other: [
    '信息类别',
    '文书号',
    '主体名称',
    '主体类别',
    '统一社会信用代码',
    '证件类型',
    '证件号码',
    '认定机关',
    '认定机关统一社会信用代码',
    '认定日期',
    '内容',
  ],
  commitment: [
    '承诺类型',
    '承诺事项',
    '承诺主体名称',
    '主体类别',
    '统一社会信用代码',
    '证件类型',
    '证件号码',
    '承诺日期',
    '受理单位',
    '受理单位统一社会信用代码',
    '有效期至',
    '履约状态',
  ],
  enrolment: ['授权协议编号', '姓名', '证件类型', '证件号码', '接受日期', '终止日期'],
};

/** The titles under which the templates keep what nearly all of them have. */
export interface CommonTitles {
  readonly name: string;
  readonly uscc: string;
  readonly personNumber: string;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly authorityUscc: string;
}

const shared = { uscc: '统一社会信用代码', personNumber: '证件号码' };
const licence = {
  name: '行政相对人名称',
  uscc: '行政相对人代码_1(统一社会信用代码)',
  personNumber: '证件号码',
  documentNumber: '行政许可决定文书号',
  decidedOn: '许可决定日期',
  authorityUscc: '许可机关统一社会信用代码',
};
const penalty = {
  ...licence,
  documentNumber: '行政处罚决定书文号',
  decidedOn: '处罚决定日期',
  authorityUscc: '处罚机关统一社会信用代码',
};

/** Column titles by role and template. */
export const commonTitles: Readonly<Record<Template, CommonTitles>> = {
  'licence-organisation': licence,
  'licence-natural-person': licence,
  'penalty-organisation': penalty,
  'penalty-natural-person': penalty,
  registry: {
    ...shared,
    name: '企业名称',
    documentNumber: '注册号',
    decidedOn: '成立日期',
    authorityUscc: '登记机关统一社会信用代码',
  },
  'public-service': {
    ...shared,
    name: '申请人',
    documentNumber: '办件编号',
    decidedOn: '办结日期',
    authorityUscc: '受理机关统一社会信用代码',
  },
  other: {
    ...shared,
    name: '主体名称',
    documentNumber: '文书号',
    decidedOn: '认定日期',
    authorityUscc: '认定机关统一社会信用代码',
  },
  commitment: {
    ...shared,
    name: '承诺主体名称',
    documentNumber: '承诺事项',
    decidedOn: '承诺日期',
    authorityUscc: '受理单位统一社会信用代码',
  },
  enrolment: {
    ...shared,
    name: '姓名',
    documentNumber: '授权协议编号',
    decidedOn: '接受日期',
    authorityUscc: '授权协议编号',
  },
};
