import type { RecordEventKind } from '../events.ts';
import type {
  CommitmentKind,
  Fulfilment,
  HonourLevel,
  LicenceKind,
  OtherKind,
  PenaltyKind,
  RegistrationState,
} from '../records.ts';
import type { LabelsOf } from './label.ts';

export const licenceKindLabels: LabelsOf<LicenceKind> = {
  ordinary: { zh: '普通', en: 'Ordinary' },
  special: { zh: '特许', en: 'Special' },
  recognition: { zh: '认可', en: 'Recognition' },
  approval: { zh: '核准', en: 'Approval' },
  registration: { zh: '登记', en: 'Registration' },
  other: { zh: '其他', en: 'Other' },
};

/** The kinds of the data standard of 发改办财金〔2018〕424号 and those that the Administrative Penalty Law of 2021, art. 9, adds. */
export const penaltyKindLabels: LabelsOf<PenaltyKind> = {
  warning: { zh: '警告', en: 'Warning' },
  'public-criticism': { zh: '通报批评', en: 'Public criticism' },
  fine: { zh: '罚款', en: 'Fine' },
  confiscation: { zh: '没收违法所得、没收非法财物', en: 'Confiscation' },
  'suspension-of-business': { zh: '责令停产停业', en: 'Suspension of business' },
  closure: { zh: '责令关闭', en: 'Closure' },
  'licence-suspended': { zh: '暂扣许可证件', en: 'Licence suspended' },
  'licence-revoked': { zh: '吊销许可证件', en: 'Licence revoked' },
  'qualification-lowered': { zh: '降低资质等级', en: 'Qualification lowered' },
  'business-restricted': { zh: '限制开展生产经营活动', en: 'Business restricted' },
  'occupation-restricted': { zh: '限制从业', en: 'Occupation restricted' },
  'administrative-detention': { zh: '行政拘留', en: 'Administrative detention' },
  other: { zh: '其他', en: 'Other' },
};

export const otherKindLabels: LabelsOf<OtherKind> = {
  honour: { zh: '荣誉表彰', en: 'Honour' },
  'judgment-default': { zh: '失信被执行人', en: 'Judgment default' },
  volunteering: { zh: '志愿服务', en: 'Volunteering' },
  donation: { zh: '公益捐赠', en: 'Donation' },
};

export const honourLevelLabels: LabelsOf<HonourLevel> = {
  national: { zh: '国家级', en: 'National' },
  provincial: { zh: '省级', en: 'Provincial' },
  city: { zh: '市级', en: 'City' },
  district: { zh: '区级', en: 'District' },
};

export const commitmentKindLabels: LabelsOf<CommitmentKind> = {
  informed: { zh: '告知承诺', en: 'Informed commitment' },
  'tolerant-acceptance': { zh: '容缺受理', en: 'Tolerant acceptance' },
  'proof-replacement': { zh: '证明事项告知承诺', en: 'In place of a certificate' },
  repair: { zh: '信用修复', en: 'For a repair' },
  'self-discipline': { zh: '行业自律', en: 'Self-discipline of a trade' },
  'voluntary-publicity': { zh: '主动公示', en: 'Voluntary publicity' },
};

export const fulfilmentLabels: LabelsOf<Fulfilment> = {
  pending: { zh: '履行中', en: 'Pending' },
  fulfilled: { zh: '全部履行', en: 'Fulfilled' },
  'partly-fulfilled': { zh: '部分履行', en: 'Partly fulfilled' },
  breached: { zh: '违诺', en: 'Breached' },
};

export const registrationStateLabels: LabelsOf<RegistrationState> = {
  'in-business': { zh: '存续', en: 'In business' },
  cancelled: { zh: '注销', en: 'Cancelled' },
  revoked: { zh: '吊销', en: 'Revoked' },
  abnormal: { zh: '经营异常', en: 'Abnormal operations' },
  'moved-out': { zh: '迁出', en: 'Moved out' },
};

/** What has happened to a record. */
export const recordEventLabels: LabelsOf<RecordEventKind> = {
  annulled: { zh: '撤销', en: 'Annulled' },
  changed: { zh: '变更', en: 'Changed' },
  misreported: { zh: '误报', en: 'Reported by mistake' },
  replaced: { zh: '更正替换', en: 'Replaced by a corrected record' },
  revoked: { zh: '吊销', en: 'Revoked' },
  cancelled: { zh: '注销', en: 'Cancelled' },
  'deleted-by-court': { zh: '法院删除', en: 'Deleted by the court' },
  reinstated: { zh: '恢复', en: 'Reinstated' },
  repaired: { zh: '信用修复', en: 'Repaired' },
  fulfilled: { zh: '履行完毕', en: 'Fulfilled' },
  objected: { zh: '提出异议', en: 'Objection lodged' },
  'objection-decided': { zh: '异议已处理', en: 'Objection decided' },
  'reconsideration-begun': { zh: '行政复议受理', en: 'Reconsideration begun' },
  'reconsideration-ended': { zh: '行政复议终结', en: 'Reconsideration ended' },
  'litigation-begun': { zh: '行政诉讼受理', en: 'Litigation begun' },
  'litigation-ended': { zh: '行政诉讼终结', en: 'Litigation ended' },
  'event-revoked': { zh: '事件撤回', en: 'Event withdrawn' },
};
